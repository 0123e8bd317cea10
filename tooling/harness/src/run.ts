import { execa } from 'execa'
import { signalGroup, trackGroup, untrackGroup } from './process-group.ts'
import { root, withTools } from './repository.ts'

export interface RunOptions {
  /** Default: the repository's root. */
  cwd?: string
  /** The whole environment. Default: this process's, with the repository's tools on PATH. */
  env?: NodeJS.ProcessEnv
  /** After this time the command and its children are killed, which is an error. Default: 5 minutes. */
  timeoutMs?: number
}

export interface RunResult {
  /** Undefined when a signal ended it. */
  exitCode: number | undefined
  stdout: string
  /** Standard output and standard error, in the order of their coming. */
  output: string
}

/**
 * Runs a command to its end and returns its standard output.
 * @throws Error with what it printed last when it does not end with exit code 0.
 */
export async function run(command: string, args: readonly string[] = [], options: RunOptions = {}): Promise<string> {
  const { exitCode, stdout, output } = await tryRun(command, args, options)
  if (exitCode === 0) return stdout
  const ending = exitCode === undefined ? 'a signal' : `exit code ${exitCode}`
  throw new Error(`"${[command, ...args].join(' ')}" ended with ${ending}:\n${lastLines(output)}`)
}

/**
 * Runs a command to its end, whatever its exit code is.
 * @throws Error when it cannot be started or takes too long.
 */
export async function tryRun(
  command: string,
  args: readonly string[] = [],
  { cwd = root, env = withTools(), timeoutMs = 300_000 }: RunOptions = {},
): Promise<RunResult> {
  const child = execa(command, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    detached: true,
  })
  const pid = child.pid
  if (pid === undefined) throw new Error(`Cannot run "${command}": ${(await child).originalMessage}.`)
  trackGroup(pid)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    signalGroup(pid, 'SIGKILL')
  }, timeoutMs)
  const result = await child
  clearTimeout(timer)
  untrackGroup(pid)
  const output = result.all
  if (isLate) throw new Error(`"${command} ${args[0]}" did not end within ${timeoutMs} ms:\n${lastLines(output)}`)
  return { exitCode: result.exitCode, stdout: result.stdout, output }
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-100).join('\n')
}
