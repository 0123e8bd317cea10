import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'

export interface ToolRun {
  title: string
  command: string
  words: readonly string[]
  folder: string
  environment?: Record<string, string>
}

/** Runs a tool of the repository to its end, with its output in the terminal, and tells how it went. */
export async function runTool(root: string, run: ToolRun): Promise<boolean> {
  const started = performance.now()
  const tools = join(root, 'node_modules', '.bin')
  const child = spawn(run.command, run.words, {
    cwd: run.folder,
    env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH}`, ...run.environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  const [code, signal] = await once(child, 'exit')
  process.off('exit', stop)
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(`${run.title}: ${code === 0 ? 'passed' : `FAILED (${signal ?? `exit code ${code}`})`} in ${seconds} s`)
  return code === 0
}
