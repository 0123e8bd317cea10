import { join } from 'node:path'
import { ManagedProcess, scratchFolder, waitUntil } from '@label-studio-ml/harness'

export interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Minutes after which the command is ended. Default 5. */
  minutes?: number
}

/**
 * Runs a command to its end and gives back what it wrote, errors included.
 * @throws Error with the last lines when it does not end well or in time.
 */
export async function run(
  command: string,
  args: string[],
  { cwd, env = process.env, minutes = 5 }: RunOptions = {},
): Promise<string> {
  const logFile = join(scratchFolder('run'), 'output.log')
  const step = new ManagedProcess({ command, args, env, logFile, ...(cwd && { cwd }) })
  const asTyped = [command, ...args].join(' ')
  try {
    await waitUntil(`"${asTyped}" has ended`, () => step.hasEnded, { deadlineMs: minutes * 60_000 })
  } finally {
    await step.stop()
  }
  if (step.exitCode === 0) return step.output()
  throw new Error(`"${asTyped}" ended with ${step.exitCode}. Its last lines:\n${step.lastLines(200)}`)
}
