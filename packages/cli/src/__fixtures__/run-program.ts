import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../../..')
const packages = join(root, 'packages')
const program = join(packages, 'cli', 'bin', 'label-studio-ml.js')
const sources = '--conditions=@label-studio-ml/source'

/** An empty folder outside of the repository in which our packages and what a created backend needs are installed. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'label-studio-ml-cli-'))
  const installed = join(folder, 'node_modules', '@label-studio-ml')
  mkdirSync(installed, { recursive: true })
  for (const name of ['learners', 'sdk', 'server']) symlinkSync(join(packages, name), join(installed, name), 'dir')
  for (const name of ['vitest', '@types']) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'dir')
  const command = join(folder, 'node_modules', '.bin', 'label-studio-ml')
  mkdirSync(dirname(command))
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' ${sources} '${program}' "$@"\n`, { mode: 0o755 })
  return folder
}

/** Starts a program with these arguments and collects what it prints; it finds the tools of this repository. */
export function startTool(command: string, args: readonly string[], cwd: string, environment: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env
  const tools = [join(root, 'node_modules', '.bin'), PATH].join(delimiter)
  const child = spawn(command, args, { cwd, env: { PATH: tools, HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return { child, output: () => output }
}

/** Runs a program to its end. */
export async function runTool(command: string, args: readonly string[], cwd: string, environment?: Record<string, string>) {
  const { child, output } = startTool(command, args, cwd, environment)
  const [code] = await once(child, 'close')
  return { code: code as number | null, output: output() }
}

/** Starts `label-studio-ml` with these arguments. */
export function startProgram(args: readonly string[], cwd: string, environment?: Record<string, string>) {
  return startTool(process.execPath, [sources, program, ...args], cwd, environment)
}

/** Runs `label-studio-ml` to its end. */
export function runProgram(args: readonly string[], cwd: string, environment?: Record<string, string>) {
  return runTool(process.execPath, [sources, program, ...args], cwd, environment)
}
