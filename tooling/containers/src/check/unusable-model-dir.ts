import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Workshop } from '../build/workshop.ts'
import type { App } from '../find-apps.ts'
import { hardened } from './container.ts'
import { expectThat } from './expect-that.ts'

/** A MODEL_DIR that belongs to root: one line that says so, and exit code 1. */
export async function checkUnwritableModelDir(workshop: Workshop, app: App): Promise<string> {
  const folder = join(workshop.folder, 'of-root')
  await mkdir(folder, { recursive: true, mode: 0o755 })
  return refusal(workshop, app, ['--volume', `${folder}:/data/models`])
}

/** A MODEL_DIR that is neither there nor can be made: one line that says so, and exit code 1. */
export function checkMissingModelDir(workshop: Workshop, app: App): Promise<string> {
  return refusal(workshop, app, ['--env', 'MODEL_DIR=/nowhere/models'])
}

async function refusal(workshop: Workshop, { name }: App, flags: string[]): Promise<string> {
  const args = [
    'run',
    '--rm',
    '--log-level',
    'fatal',
    '--network',
    'none',
    ...hardened,
    ...flags,
    `localhost/${name}:latest`,
  ]
  const { exitCode, output } = await workshop.tryPodman(args)
  const lines = output.split('\n').filter((line) => line !== '' && !line.includes('systemd connection'))
  expectThat(exitCode === 1, `the exit code is ${exitCode}: ${output}`)
  expectThat(lines.length === 1 && lines[0]!.startsWith('MODEL_DIR_UNUSABLE: '), `it said ${output}`)
  return lines[0]!
}
