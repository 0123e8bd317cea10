import { unescape as decodeLeniently } from 'node:querystring'
import { mediaError, shownUrl } from './media-error.ts'

/** What a URL of a task stands for. Paths are below the address of Label Studio. */
export type MediaSource =
  | { kind: 'data'; uri: string }
  /** `s3://…`, `gs://…`, `azure-blob://…` */
  | { kind: 'bucket'; uri: string }
  /** `/data/upload/<project>/<name>` */
  | { kind: 'upload'; path: string }
  /** `d` is the path below the document root, decoded. */
  | { kind: 'local-file'; d: string; path: string }
  /** Another route of Label Studio that gives out files: a URL that it has rewritten. */
  | { kind: 'route'; path: string }
  | { kind: 'web'; url: URL }

const bucket = /^(s3|gs|azure-blob):\/\//i
/** The only routes for which the token of Label Studio is used: a task may not make us read its whole API. */
const fileRoute =
  /^\/(data\/upload|data\/local-files|storage-data|tasks\/\d+\/(resolve|presign)|projects\/\d+\/(resolve|presign))\//

/**
 * Reads a URL of a task.
 * @param labelStudioUrl where Label Studio is, if that is known
 * @throws BackendError MEDIA_UNSUPPORTED for what leads to no file
 */
export function sourceOf(reference: string, labelStudioUrl?: string | undefined): MediaSource {
  const text = reference.trim()
  if (/^data:/i.test(text)) return { kind: 'data', uri: text }
  if (bucket.test(text)) return { kind: 'bucket', uri: text }
  if (/^https?:\/\//i.test(text)) return sourceOfUrl(parseUrl(text), labelStudioUrl)
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('//')) throw unsupported(text)
  if (!/^\/|^(upload|data)\//.test(text)) throw unsupported(text)
  const path = text.replace(/^\/?upload\//, '/data/upload/').replaceAll('#', '%23')
  const absolute = path.startsWith('/') ? path : `/${path}`
  const source = sourceOfUrl(
    parseUrl(`${originOf(labelStudioUrl ?? unknownLabelStudio)}${absolute}`),
    labelStudioUrl ?? unknownLabelStudio,
  )
  return labelStudioUrl === undefined && source.kind === 'web' ? { kind: 'route', path: absolute } : source
}

const unknownLabelStudio = 'http://label-studio.invalid'

function sourceOfUrl(url: URL, labelStudioUrl: string | undefined): MediaSource {
  const path = labelStudioUrl === undefined ? undefined : pathBelow(url, new URL(labelStudioUrl))
  if (path === undefined || !isFileRoute(path)) return { kind: 'web', url }
  if (path.startsWith('/data/upload/')) return { kind: 'upload', path }
  if (!path.startsWith('/data/local-files/')) return { kind: 'route', path }
  return { kind: 'local-file', d: url.searchParams.get('d') ?? '', path }
}

/** A server in front of Label Studio may take `..%2f` for a step up, out of the routes for files. */
function isFileRoute(path: string): boolean {
  const [pathname = ''] = path.split('?', 1)
  return fileRoute.test(path) && !/[\\/]\.\.([\\/]|$)/.test(decodeLeniently(pathname))
}

/** With the query; undefined for a URL of another origin. Label Studio's own paths come with its prefix and without. */
function pathBelow(url: URL, labelStudio: URL): string | undefined {
  if (url.origin !== labelStudio.origin) return undefined
  const prefix = labelStudio.pathname.replace(/\/+$/, '')
  const path = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname
  return `${path}${url.search}`
}

function originOf(url: string): string {
  return new URL(url).origin
}

function parseUrl(text: string): URL {
  const url = URL.parse(text)
  if (url === null) throw unsupported(text)
  return url
}

function unsupported(text: string) {
  const shown = /^([a-z][a-z0-9+.-]{0,20}):/i.exec(text)?.[0] ?? shownUrl(text)
  return mediaError(
    'MEDIA_UNSUPPORTED',
    `A file was expected at a URL (http, https, s3, gs, azure-blob, data) or a path of Label Studio (/data/upload/…, /data/local-files/?d=…), got ${text === '' ? 'an empty text' : shown}: import the task with such a URL.`,
  )
}
