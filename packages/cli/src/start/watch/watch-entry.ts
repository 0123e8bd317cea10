import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import type { Entry } from '../../entry/find-entry.ts'
import { stopWhenOrphaned } from '../stop-when-orphaned.ts'
import { watchFolders } from './watch-folders.ts'
import { WatchedBackend } from './watched-backend.ts'

/**
 * Runs a backend that starts again whenever a file of its folder, or of the further ones, changes; also one that could not
 * even be started. Ends with SIGINT or SIGTERM and gives the exit code. What it says goes to standard error.
 * @throws BackendError CONFIGURATION_INVALID for a further folder that does not exist.
 */
export async function watchEntry(
  entry: Entry,
  environment: Record<string, string>,
  further: readonly string[] = [],
): Promise<number> {
  const folders = [entry.sourceFolder, ...further.map(existingFolder)]
  const stopped = untilStopped()
  let cause = { what: `watching ${folders.map(relativePath).join(', ')}: started`, since: performance.now() }
  const backend = new WatchedBackend(entry, environment, {
    onListening: (url) => console.error(`${cause.what} in ${secondsSince(cause.since)}, ${url}`),
    onEnd: (how) => console.error(`the backend ended ${how}: it starts again when a file changes`),
  })
  let turn = Promise.resolve()
  const close = await watchFolders(folders, modelDirOf(entry, environment), (paths) => {
    const since = performance.now()
    turn = turn.then(async () => {
      await backend.stop()
      cause = { what: `${listPaths(paths)} changed: restarted`, since }
      backend.start()
    })
  })
  backend.start()
  await stopped
  const closed = close()
  await turn
  const code = await backend.stop()
  await closed
  return code
}

function existingFolder(folder: string): string {
  if (existsSync(folder)) return resolve(folder)
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `--watch-also ${folder} cannot be used: ${resolve(folder)} does not exist. Name a folder that does.`,
  )
}

/** As the backend reads it: below the folder that it is started in, and absent when empty. */
function modelDirOf({ folder }: Entry, environment: Record<string, string>): string | undefined {
  const modelDir = environment.MODEL_DIR ?? process.env.MODEL_DIR
  return modelDir ? resolve(folder, modelDir) : undefined
}

/** Ctrl+C in a terminal reaches the backend by itself, and npm passes it on once more: one signal is enough. */
async function untilStopped(): Promise<void> {
  stopWhenOrphaned()
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
}

function listPaths([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? relativePath(first) : `${relativePath(first)} and ${others.length} more`
}

function relativePath(path: string): string {
  return relative(process.cwd(), path) || basename(path)
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
