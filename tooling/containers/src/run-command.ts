import { spawn } from 'node:child_process'

export interface CommandOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Seconds after which the command is ended. */
  timeout: number
}

export interface CommandResult {
  /** Null when a signal ended it. */
  exitCode: number | null
  /** Standard output and error, as they came. */
  output: string
  stdout: string
}

const running = new Set<number>()

/** Ends the commands under way and their children; for a process that was told to stop. */
export function endRunningCommands(): void {
  for (const pid of running) endGroup(pid)
}

/** Runs a command to its end, whatever its exit code is. Throws when it cannot be started or takes too long. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { cwd, env = process.env, timeout } = options
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    if (child.pid) running.add(child.pid)
    let output = ''
    let stdout = ''
    let late = false
    const timer = setTimeout(() => {
      late = true
      endGroup(child.pid!)
    }, timeout * 1000)
    child.stdout.on('data', (chunk) => {
      output += chunk
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (cause) => {
      clearTimeout(timer)
      reject(new Error(`Cannot run "${command}": ${cause.message}.`))
    })
    child.on('close', (exitCode) => {
      clearTimeout(timer)
      running.delete(child.pid!)
      if (late) reject(new Error(`"${command} ${args[0]}" did not end within ${timeout} s:\n${lastLines(output)}`))
      else resolve({ exitCode, output, stdout })
    })
  })
}

/** As `runCommand`, but an exit code other than 0 throws with the last lines that the command wrote. */
export async function mustRun(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { exitCode, output, stdout } = await runCommand(command, args, options)
  if (exitCode === 0) return stdout.trim()
  throw new Error(`"${command} ${args.join(' ')}" ended with exit code ${exitCode}:\n${lastLines(output)}`)
}

/** The command runs in a process group of its own, so its children end with it. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended in the meantime.
  }
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-20).join('\n')
}
