import assert from 'node:assert/strict'
import { readFileSync, symlinkSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { codeBlocks, root, run, shellCommands, startBackend } from '@label-studio-ml/harness'
import { askForChoice } from './ask-for-choice.ts'

const guide = 'docs/writing-a-backend.md'

/**
 * Runs the first commands of the guide word for word, as somebody who has only a checkout: in an empty folder beside it,
 * with an empty home and without the tools of the checkout. Images are built by `pnpm containers:check`. Throws.
 */
export async function createOutside(folder: string): Promise<void> {
  const environment = await newcomer(folder)
  symlinkSync(root, join(folder, 'label-studio-ml'), 'dir')
  const [block] = codeBlocks(readFileSync(join(root, guide), 'utf8'))
  let where = folder
  for (const command of shellCommands(block?.code ?? '')) {
    if (command.startsWith('cd ')) where = resolve(where, command.slice(3))
    else if (command === 'npm start') await ask(where, environment)
    else if (!command.startsWith('docker ')) await run('sh', ['-c', command], { cwd: where, env: environment })
  }
  assert.notEqual(where, folder, `${guide} does not begin with commands that create a backend`)
}

/** Nothing of this process's own environment but where npm finds its registry. */
async function newcomer(folder: string): Promise<Record<string, string>> {
  const home = join(folder, 'home')
  await mkdir(home)
  const { HOME = '', NPM_CONFIG_USERCONFIG = join(HOME, '.npmrc'), NODE_EXTRA_CA_CERTS } = process.env
  const path = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':')
  return {
    HOME: home,
    PATH: path,
    NPM_CONFIG_USERCONFIG,
    ...(NODE_EXTRA_CA_CERTS === undefined ? {} : { NODE_EXTRA_CA_CERTS }),
  }
}

/** `npm start` and a prediction for the backend's label config. */
async function ask(folder: string, environment: Record<string, string>): Promise<void> {
  const backend = await startBackend('npm', ['start'], { cwd: folder, env: environment })
  try {
    await askForChoice(backend.url, readFileSync(join(folder, 'label-config.xml'), 'utf8'), 'Yes')
  } finally {
    await backend.stop()
  }
}
