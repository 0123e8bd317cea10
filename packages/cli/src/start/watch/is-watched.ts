import { relative, sep } from 'node:path'

/** What is installed, built or written by the backend itself, and what only tests read. */
const ignoredNames = /^(?:\..*|node_modules|dist|coverage|model-dir|__fixtures__|.*\.log|.*\.test\.[cm]?[jt]sx?)$/

/** Whether a change of this path, in a watched folder, may change what the backend does. All paths are absolute. */
export function isWatched(path: string, folders: readonly string[], modelDir: string | undefined): boolean {
  if (modelDir !== undefined && isInside(path, modelDir)) return false
  const folder = folders.find((folder) => isInside(path, folder))
  if (folder === undefined) return false
  return !relative(folder, path)
    .split(sep)
    .some((name) => ignoredNames.test(name))
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep)
}
