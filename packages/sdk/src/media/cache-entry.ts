import { unescape as decodeLeniently } from 'node:querystring'
import type { Task } from '@label-studio-ml/protocol'
import { bytesOfDataUri, extensionOfDataUri } from './data-uri.ts'
import type { DownloadOptions } from './download.ts'
import { downloadBy } from './download-by.ts'
import { waysThroughLabelStudio } from './label-studio-files.ts'
import { extensionOf, type MediaCache, type MediaKey } from './media-cache.ts'
import { mediaError } from './media-error.ts'
import type { MediaSource } from './media-source.ts'
import { isPresigned, withoutSignature } from './presigned-url.ts'
import type { ResolveTask } from './resolved-task.ts'
import type { FilesOfLabelStudio, MediaProject } from './task-files.ts'

/** What is the same for all projects. */
export interface Shared {
  download: DownloadOptions
  resolveTask: ResolveTask
  localFilesRoot: string | undefined
}

/** Who asks for a file. */
export interface Question extends Shared {
  project: MediaProject
  client: FilesOfLabelStudio | undefined
  task: Task | undefined
}

/** What a file is kept as, and how it is written. */
export type Entry = Parameters<MediaCache['get']>

/** @throws BackendError MEDIA_NEEDS_LABEL_STUDIO, MEDIA_UNSUPPORTED */
export function entryOf(source: MediaSource, question: Question): Entry {
  if (source.kind === 'data') return entryOfDataUri(source.uri, question)
  if (source.kind === 'web') return entryOfWeb(source.url, question)
  const { project, client: labelStudio, task, resolveTask, download } = question
  if (labelStudio === undefined) throw labelStudioNeeded(source, question)
  if (source.kind === 'bucket') resolveTask.assertNotAsked(task?.id, labelStudio)
  const ways = waysThroughLabelStudio(source, { labelStudio, project: project.id, task, resolveTask })
  const isBucket = source.kind === 'bucket'
  const [place, extension] = isBucket
    ? [source.uri, extensionOf(source.uri)]
    : [source.path, extensionOfPath(source.path)]
  return [
    { parts: ['label-studio', labelStudio.url, project.uid ?? project.id, place], extension },
    (file) => downloadBy(ways, file, { ...download, labelStudioOrigin: new URL(labelStudio.url).origin }),
  ]
}

function entryOfDataUri(uri: string, { download: { limitBytes } }: Question): Entry {
  return [
    { parts: ['data', uri], extension: extensionOfDataUri(uri) },
    async (file) => {
      await file.writeFile(await bytesOfDataUri(uri, limitBytes))
    },
  ]
}

function entryOfWeb(url: URL, { project, download }: Question): Entry {
  const basic = credentialsOf(url, project)
  // What a signature of one project opened is not for another, which may know the address alone.
  const audience = isPresigned(url) ? ['signed', project.uid ?? project.id] : ['web']
  const key: MediaKey = { parts: [...audience, withoutSignature(url), basic], extension: extensionOf(url.pathname) }
  const authorization = basic === undefined ? undefined : async () => basic
  return [key, (file) => downloadBy({ first: () => ({ url, authorization }) }, file, download)]
}

/** Those in the URL, or else the project's; none beside a signature, or the signature would be refused. */
function credentialsOf(url: URL, project: MediaProject): string | undefined {
  if (url.username !== '') return basicOf(decodeLeniently(url.username), decodeLeniently(url.password))
  const given = isPresigned(url) ? undefined : project.credentials?.()
  return given && basicOf(given.user, given.password)
}

/** In Latin-1 where that is possible, as Label Studio itself sends them. */
function basicOf(user: string, password: string): string {
  const pair = `${user}:${password}`
  const isLatin = [...pair].every((character) => character.charCodeAt(0) <= 0xff)
  return `Basic ${Buffer.from(pair, isLatin ? 'latin1' : 'utf8').toString('base64')}`
}

/** The file's own name may stand in the query: `?d=…`, `?fileuri=…`. */
function extensionOfPath(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://label-studio.invalid')
  return extensionOf(searchParams.get('d') ?? searchParams.get('fileuri') ?? pathname)
}

function labelStudioNeeded(source: MediaSource, { project, localFilesRoot }: Question) {
  const reason = project.missingReason?.() ?? 'set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.'
  const hint =
    source.kind !== 'local-file'
      ? ''
      : localFilesRoot === undefined
        ? ' Or mount the files and set LOCAL_FILES_DOCUMENT_ROOT.'
        : ' It does not lie below LOCAL_FILES_DOCUMENT_ROOT.'
  const what = source.kind === 'bucket' ? 'a bucket' : 'Label Studio'
  return mediaError('MEDIA_NEEDS_LABEL_STUDIO', `A file of ${what} is read through Label Studio: ${reason}${hint}`)
}
