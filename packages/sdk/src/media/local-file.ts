import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { mediaError, shownBytes } from './media-error.ts'

export interface LocalFileOptions {
  /** LOCAL_FILES_DOCUMENT_ROOT */
  root: string
  limitBytes: number
}

/**
 * The path of a file below the document root, links followed; undefined if there is none.
 * @throws BackendError MEDIA_REFUSED for a path that leads out of the root
 */
export async function localFile(d: string, { root, limitBytes }: LocalFileOptions): Promise<string | undefined> {
  if (d === '' || d.includes('\0')) return undefined
  const below = d.replace(/^[/\\]+/, '')
  const [realRoot, path] = await Promise.all([pathOf(root), pathOf(join(root, below))])
  if (!isBelow(root, join(root, below)) || (realRoot && path && !isBelow(realRoot, path))) {
    throw mediaError(
      'MEDIA_REFUSED',
      'A /data/local-files/ URL leads out of LOCAL_FILES_DOCUMENT_ROOT, by ".." or a link: only files below it are read.',
    )
  }
  const found = path === undefined ? undefined : await stat(path)
  if (!found?.isFile()) return undefined
  if (found.size <= limitBytes) return path
  throw mediaError(
    'MEDIA_TOO_LARGE',
    `A file below LOCAL_FILES_DOCUMENT_ROOT has ${shownBytes(found.size)}; files up to ${shownBytes(limitBytes)} are read (MEDIA_FILE_LIMIT_MB).`,
  )
}

function pathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}

function isBelow(folder: string, path: string): boolean {
  const steps = relative(folder, path)
  return steps !== '' && steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps)
}
