import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './repository.ts'
import { scratchFolder } from './scratch-folder.ts'

/** Milliseconds that one command of an installation may take. */
export const installTimeoutMs = 15 * 60_000

/**
 * The folder `.cache/tools/<name>`, filled by `install` on first use. It gets its name when it is whole, so an
 * installation that was cut off is done again, and of two processes that install at the same time one wins. What is
 * installed must not depend on the name of its folder.
 */
export async function installOnce(
  name: string,
  install: (folder: string) => Promise<void>,
  cache = join(root, '.cache', 'tools'),
): Promise<string> {
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  console.log(`Installing ${name} into ${folder} ...`)
  mkdirSync(cache, { recursive: true })
  const unfinished = scratchFolder(name, cache)
  await install(unfinished)
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
  return folder
}
