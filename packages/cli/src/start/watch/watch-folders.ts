import { once } from 'node:events'
import { watch } from 'chokidar'
import { isWatched } from './is-watched.ts'

/** Changes within this time count as one: an editor or git writes several files at once. */
const debounceMs = 50

/**
 * Calls `onChange` with the paths of the files that changed together, from the time this resolves until the function
 * that it gives is called.
 */
export async function watchFolders(
  folders: readonly string[],
  modelDir: string | undefined,
  onChange: (paths: readonly string[]) => void,
): Promise<() => Promise<void>> {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const watcher = watch([...folders], {
    ignored: (path) => !isWatched(path, folders, modelDir),
    ignoreInitial: true,
  })
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      onChange([...changed])
      changed.clear()
    }, debounceMs)
  })
  await once(watcher, 'ready')
  return () => {
    clearTimeout(timer)
    return watcher.close()
  }
}
