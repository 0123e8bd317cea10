import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { startProgram } from './run-program.ts'

/** Starts a backend that was created in this folder, until the test ends; gives its address. */
export async function runningBackend(name: string, folder: string, environment?: Record<string, string>): Promise<string> {
  const { child, output } = startProgram(['start', name, '--port', '0', '--host', '127.0.0.1'], folder, environment)
  onTestFinished(() => void child.kill('SIGKILL'))
  while (child.exitCode === null) {
    const url = /"url":"(http:[^"]+)"/.exec(output())?.[1]
    if (url !== undefined) return url
    await delay(50)
  }
  throw new Error(`The backend ended:\n${output()}`)
}
