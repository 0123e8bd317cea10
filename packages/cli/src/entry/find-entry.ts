import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { neededNode } from '../own-files.ts'

/** The program of a backend. */
export interface Entry {
  /** Where it is started. */
  folder: string
  /** What is in here belongs to it: the folder that was named, or what is beside the file. */
  sourceFolder: string
  /** Absolute path of the file that calls `serve`. */
  file: string
}

const names = ['src/main.ts', 'main.ts', 'src/main.js', 'main.js', 'dist/main.js']

/**
 * The entry of the backend in a folder, which it is started in; or the file itself, started where the caller is.
 * @throws BackendError CONFIGURATION_INVALID when there is none, or when this Node cannot run TypeScript.
 */
export function findEntry(path: string, runsTypeScript: unknown = process.features.typescript): Entry {
  const target = resolve(path)
  if (!existsSync(target)) throw unusable(`${target} does not exist: name the folder of a backend, e.g. my-backend`)
  const isFile = statSync(target).isFile()
  const found = isFile ? target : names.map((name) => join(target, name)).find((file) => existsSync(file))
  if (found === undefined) {
    throw unusable(`${target} has no entry (${names.join(', ')}): name another folder, or the file that calls serve(…)`)
  }
  if (found.endsWith('.ts') && !runsTypeScript) {
    throw unusable(
      `${found} is TypeScript, which needs Node ${neededNode()} or newer, best 24; this is ${process.version}`,
    )
  }
  return isFile
    ? { folder: process.cwd(), sourceFolder: dirname(found), file: found }
    : { folder: target, sourceFolder: target, file: found }
}

function unusable(message: string): BackendError {
  return new BackendError('CONFIGURATION_INVALID', `${message}.`)
}
