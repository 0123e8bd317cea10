import type { LookUpAll } from '../guarded-connection/guarded-connector.ts'
import { createAddressGuard } from './address-guard.ts'
import { entryOf, type Shared } from './cache-entry.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import { localFile } from './local-file.ts'
import { createMediaCache } from './media-cache.ts'
import { sourceOf } from './media-source.ts'
import { createResolveTask } from './resolved-task.ts'
import type { FilesOfLabelStudio, MediaProject, TaskFiles } from './task-files.ts'

export interface MediaOptions extends Omit<MediaProject, 'labelStudio'> {
  /** For files that only Label Studio can give: uploads, its local files, buckets. */
  labelStudio?: FilesOfLabelStudio | MediaProject['labelStudio']
  /** Where fetched files are kept; several processes may share one. */
  cacheFolder: string
  /** Bytes of all files together. Default 2 GiB. */
  cacheBytes?: number | undefined
  /** How long a file is kept, also if it has changed where it came from. Default a week. */
  cacheAgeMs?: number | undefined
  /** The largest file, after decompression. Default 512 MiB. */
  fileLimitBytes?: number | undefined
  /** Milliseconds until an answer begins, and in which 64 KB of a file must come. Default 60,000. */
  timeoutMs?: number | undefined
  /** What may be reached although its address is private: `files.local`, `10.1.2.3:9000`, `10.1.0.0/16`. */
  allowedHosts?: readonly string[] | undefined
  /** The folder that `/data/local-files/?d=` is relative to, if it can be read here. */
  localFilesRoot?: string | undefined
  /** Certificates (PEM) of authorities to trust beside those that Node knows. */
  ca?: string | undefined
  /** Finds the addresses of a name. Default: as the system does. */
  lookUp?: LookUpAll | undefined
}

export interface Media extends TaskFiles {
  /** The files of another project, in the same cache and over the same connections. */
  forProject(project: MediaProject): TaskFiles
  /** Closes connections; what is still being fetched is given up. */
  close(): Promise<void>
}

/**
 * Fetches the files of tasks, whatever kind of URL they have, and keeps them. Nothing is read or made before the first file.
 *
 * @example
 * const media = createMedia({ cacheFolder: 'media', labelStudio: createLabelStudioClient({ url, apiKey }) })
 * const path = await media.getLocalPath('/data/upload/7/photo.jpg', task)
 */
export function createMedia({ labelStudio, ...options }: MediaOptions): Media {
  const { cacheFolder: folder, fileLimitBytes: limitBytes = 512 * 1024 ** 2, timeoutMs = 60_000, ca, lookUp } = options
  const { cacheBytes = 2 * 1024 ** 3, cacheAgeMs = 7 * 24 * 3_600_000, allowedHosts = [], localFilesRoot } = options
  const guard = createAddressGuard(allowedHosts)
  const dispatcher = createGuardedAgent({ guard, timeoutMs, ca, lookUp })
  const cache = createMediaCache({ folder, limitBytes: cacheBytes, maxAgeMs: cacheAgeMs })
  const shared = { download: { dispatcher, limitBytes, timeoutMs }, resolveTask: createResolveTask(), localFilesRoot }
  const forProject = (project: MediaProject): TaskFiles => ({
    getLocalPath: async (url, task) => {
      const { client, failure } = await clientOf(project)
      if (client !== undefined) guard.trustLabelStudio(client.url)
      const source = sourceOf(url, client?.url)
      if (failure !== undefined && source.kind !== 'web' && source.kind !== 'data') throw failure
      const local = source.kind === 'local-file' && (await fileBelowRoot(source.d, shared))
      return local || cache.get(...entryOf(source, { ...shared, project, client, task }))
    },
  })
  const client = typeof labelStudio === 'function' ? labelStudio : () => labelStudio
  return {
    ...forProject({ ...options, labelStudio: client }),
    forProject,
    close: async () => {
      await dispatcher.destroy()
      await cache.close()
    },
  }
}

/** Why there is no client matters only for files that need one. */
async function clientOf({ labelStudio }: MediaProject): Promise<{ client?: FilesOfLabelStudio; failure?: unknown }> {
  try {
    const client = await labelStudio?.()
    return client === undefined ? {} : { client }
  } catch (failure) {
    return { failure }
  }
}

async function fileBelowRoot(d: string, { localFilesRoot: root, download }: Shared): Promise<string | undefined> {
  return root === undefined ? undefined : localFile(d, { root, limitBytes: download.limitBytes })
}
