import { unescape as decodeLeniently } from 'node:querystring'
import type { Task } from '@label-studio-ml/protocol'
import { mediaError } from './media-error.ts'
import { type MediaSource, sourceOf } from './media-source.ts'
import type { FileRequest } from './open-file.ts'
import { type ResolveTask, resolvedUrl } from './resolved-task.ts'
import type { FilesOfLabelStudio } from './task-files.ts'

/** A file that Label Studio has put into a URL, as 1.13 does for buckets without signed URLs. */
export interface InlineFile {
  dataUri: string
}

/** Leads to the file, unless Label Studio answers that it does not. */
export type Way = () => FileRequest | InlineFile | Promise<FileRequest | InlineFile>

/** Taken one after the other. */
export interface Ways {
  first: Way
  others?: readonly Way[]
  /** Only for a server that does not know the route of the others, or fails. */
  last?: Way | undefined
}

export interface Asker {
  labelStudio: FilesOfLabelStudio
  /** The id of the project, as in Label Studio's URLs. */
  project: string | undefined
  task: Task | undefined
  resolveTask: ResolveTask
}

type SourceOfLabelStudio = Exclude<MediaSource, { kind: 'data' | 'web' }>

/** The ways to a file that only Label Studio can give. */
export function waysThroughLabelStudio(source: SourceOfLabelStudio, asker: Asker): Ways {
  const { labelStudio } = asker
  const at = (path: string) => () => requestOf(labelStudio, path)
  if (source.kind === 'bucket') return waysToBucket(source.uri, asker, at)
  if (source.kind !== 'upload') return { first: at(source.path) }
  const name = decodeLeniently(source.path.replace(/^\/data\//, '').replace(/\?.*$/s, ''))
  return { first: at(source.path), others: [at(`/storage-data/uploaded/?filepath=${encodeURIComponent(name)}`)] }
}

/** A request for a path below Label Studio's address, with its token, which only routes for files get, also after a redirect. */
export function requestOf({ url, authorization }: FilesOfLabelStudio, path: string): FileRequest {
  return {
    url: new URL(`${url}${path}`),
    authorization: async (target, options) =>
      sourceOf(target.href, url).kind === 'web' ? undefined : authorization(target, options),
  }
}

/**
 * Newer releases read the URI as Base64 first, older ones as it is. What has no such route (1.6 and before) resolves the URLs
 * of a task when it is asked for it.
 */
function waysToBucket(uri: string, asker: Asker, at: (path: string) => () => FileRequest): Ways {
  const { task, project, labelStudio, resolveTask } = asker
  const id = task?.id
  const owner = id === undefined || id === null ? project && `projects/${project}` : `tasks/${id}`
  if (!owner) {
    throw mediaError(
      'MEDIA_UNSUPPORTED',
      'A URL of a bucket is resolved by Label Studio for a task or a project, and neither is known: give the task to getLocalPath(url, task), with its id.',
    )
  }
  const presign = (written: string) => at(`/${owner}/presign/?fileuri=${encodeURIComponent(written)}`)
  const base64 = Buffer.from(uri).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
  const byTask = async () => {
    const resolved = sourceOf(resolvedUrl(uri, task!, await resolveTask.of(Number(id), labelStudio)), labelStudio.url)
    if (resolved.kind === 'data') return { dataUri: resolved.uri }
    if (resolved.kind === 'web') return { url: resolved.url }
    if (resolved.kind === 'upload' || resolved.kind === 'route') return requestOf(labelStudio, resolved.path)
    throw mediaError(
      'MEDIA_UNAVAILABLE',
      'Label Studio has no storage that resolves a URL of the task: connect the bucket.',
    )
  }
  const last = Number.isInteger(Number(id ?? 'none')) ? byTask : undefined
  return { first: presign(base64), others: [presign(uri)], last }
}
