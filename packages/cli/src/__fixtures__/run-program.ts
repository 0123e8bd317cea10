import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const packages = resolve(import.meta.dirname, '../../..')
const program = join(packages, 'cli', 'bin', 'label-studio-ml.js')

/** An empty folder outside of the repository in which our packages are installed. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'label-studio-ml-cli-'))
  const installed = join(folder, 'node_modules', '@label-studio-ml')
  mkdirSync(installed, { recursive: true })
  for (const name of ['cli', 'sdk', 'server']) symlinkSync(join(packages, name), join(installed, name), 'dir')
  symlinkSync(resolve(packages, '..', 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'), 'dir')
  return folder
}

/** Starts `label-studio-ml` with these words and collects what it prints. */
export function startProgram(words: string[], cwd: string, environment: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--conditions=@label-studio-ml/source', program, ...words], {
    cwd,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return { child, output: () => output }
}

/** Runs `label-studio-ml` to its end. */
export async function runProgram(words: string[], cwd: string, environment: Record<string, string> = {}) {
  const { child, output } = startProgram(words, cwd, environment)
  const [code] = await once(child, 'close')
  return { code: code as number | null, output: output() }
}
