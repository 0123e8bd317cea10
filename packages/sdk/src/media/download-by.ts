import type { FileHandle } from 'node:fs/promises'
import { bytesOfDataUri } from './data-uri.ts'
import { type DownloadOptions, download } from './download.ts'
import type { Ways } from './label-studio-files.ts'
import { mediaError } from './media-error.ts'
import { RefusedFile } from './open-file.ts'

export interface DownloadByOptions extends DownloadOptions {
  /** Whose answers may mean that another way leads to the file. */
  labelStudioOrigin?: string | undefined
}

/** Label Studio answers 500 for an upload that it does not have, 400 for a route that it does not serve. */
const otherWayStatuses = [400, 404, 500]

/** Takes one way after the other until one leads to the file. @throws BackendError `MEDIA_…` */
export async function downloadBy(
  { first, others = [], last }: Ways,
  file: FileHandle,
  options: DownloadByOptions,
): Promise<void> {
  const refusals: RefusedFile[] = []
  for (const way of [first, ...others, last]) {
    const refusal = refusals.at(-1)
    if (way === undefined || (way === last && refusal && !refusal.isPage && refusal.status === 404)) break
    try {
      const found = await way()
      if (!('dataUri' in found)) return await download(found, file, options)
      return await file.writeFile(await bytesOfDataUri(found.dataUri, options.limitBytes))
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error
      refusals.push(error)
      // It may have been refused when it was to be continued.
      await file.truncate(0)
      const isOfLabelStudio = error.origin === options.labelStudioOrigin
      if (!isOfLabelStudio || !otherWayStatuses.includes(error.status)) break
    }
  }
  throw unavailable(refusals, options)
}

function unavailable(refusals: readonly RefusedFile[], { labelStudioOrigin }: DownloadByOptions) {
  const last = refusals.at(-1)!
  const answers = refusals.map(({ message }) => message).join(', then ')
  return mediaError('MEDIA_UNAVAILABLE', `${answers}: ${adviceFor(last, last.origin === labelStudioOrigin)}`, last)
}

function adviceFor({ status }: RefusedFile, isOfLabelStudio: boolean): string {
  if (!isOfLabelStudio) {
    const isCredentials = status === 401 || status === 403
    return isCredentials ? 'it wants credentials, or other ones.' : 'the file may be gone; import the task again.'
  }
  if (status === 401) return 'Label Studio does not accept the token; set LABEL_STUDIO_API_KEY to a valid one.'
  if (status === 403) {
    return 'the owner of the token may not read it, or Label Studio serves no local files (LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED).'
  }
  return 'Label Studio does not have the file, or no storage of the project covers it.'
}
