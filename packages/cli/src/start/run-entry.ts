import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import type { Entry } from './find-entry.ts'
import { missingPackage } from './missing-package.ts'
import { stopWhenOrphaned } from './stop-when-orphaned.ts'

/** Runs a backend in this process, which goes on as long as the backend does. */
export async function runEntry({ folder, file }: Entry, environment: Record<string, string>): Promise<void> {
  Object.assign(process.env, environment)
  process.chdir(folder)
  process.argv[1] = file
  stopWhenOrphaned()
  await import(pathToFileURL(file).href).catch((error) => {
    throw missingPackage(String(error?.message), folder) ?? error
  })
}

/** Runs a backend in a process that starts again whenever one of its files changes; gives its exit code. */
export async function watchEntry({ folder, file }: Entry, environment: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, '--watch', '--watch-preserve-output', file], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGTERM', pass).on('SIGINT', pass)
  stopWhenOrphaned()
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', pass).off('SIGINT', pass)
  return code ?? 0
}
