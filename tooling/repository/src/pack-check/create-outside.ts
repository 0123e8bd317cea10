import assert from 'node:assert/strict'
import { readFileSync, symlinkSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { freePort, OwnProcess, waitUntil } from '@label-studio-ml/app-process'
import { fencedBlocks } from '../readme-blocks/fenced-blocks.ts'
import { shellCommands } from '../readme-blocks/shell-commands.ts'
import { run } from '../run-program.ts'
import { root } from '../workspace/workspace-packages.ts'

const guide = 'docs/writing-a-backend.md'

/**
 * Runs the first commands of the guide word for word, as somebody who has only a checkout: in an empty folder beside it,
 * with an empty home and without the tools of the checkout. Images are built by `pnpm containers:check`. Throws.
 */
export async function createOutside(folder: string): Promise<void> {
  const environment = await newcomer(folder)
  symlinkSync(root, join(folder, 'label-studio-ml'), 'dir')
  const [block] = fencedBlocks(readFileSync(join(root, guide), 'utf8'))
  let where = folder
  for (const command of shellCommands(block?.code ?? '')) {
    if (command.startsWith('cd ')) where = resolve(where, command.slice(3))
    else if (command === 'npm start') await ask(where, environment)
    else if (!command.startsWith('docker ')) run('sh', ['-c', command], where, environment)
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

/** `npm start`, a prediction for the label config, and a good end. */
async function ask(backend: string, environment: Record<string, string>): Promise<void> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const npm = new OwnProcess({
    command: 'npm',
    args: ['start'],
    cwd: backend,
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1' },
    logFile: join(backend, 'start.log'),
  })
  try {
    const isHealthy = async () => npm.hasEnded || (await fetch(`${url}/health`)).ok
    await waitUntil('npm start answers /health', isHealthy, { deadlineMs: 60_000 })
    const config = readFileSync(join(backend, 'label-config.xml'), 'utf8')
    const tasks = [{ id: 1, data: { text: 'fine' } }]
    const body = JSON.stringify({ tasks, label_config: config, project: '1.1700000000' })
    const predict = await fetch(`${url}/predict`, { method: 'POST', body })
    const answer = await predict.text()
    assert.equal(predict.status, 200, `/predict answered ${predict.status}: ${answer}`)
    assert.deepEqual(JSON.parse(answer).results[0].result[0].value, { choices: ['Positive'] })
  } catch (cause) {
    throw new Error(`npm start in ${backend} failed:\n${npm.lastLines()}`, { cause })
  } finally {
    await npm.stop()
  }
}
