import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { podmanBuild } from '../build/build-image.ts'
import type { Workshop } from '../build/workshop.ts'
import { root } from '../find-apps.ts'
import { mustRun } from '../run-command.ts'
import type { CheckList } from './check-list.ts'
import { Container } from './container.ts'
import { expectThat } from './expect-that.ts'

const name = 'created-backend'

/** What `create --packages` makes is built by its own Dockerfile, outside of the repository, and answers. */
export async function checkCreatedBackend(workshop: Workshop, checks: CheckList): Promise<void> {
  const check = (statement: string, step: () => Promise<unknown>) => checks.check(`${name}: ${statement}`, step)
  const folder = await mkdtemp(join(tmpdir(), 'created-'))
  const backend = join(folder, name)
  try {
    if (!(await check('is made of packed packages', () => createBackend(folder)))) return
    const build = ['build', '--tag', `${name}:latest`]
    if (!(await check('its image is built', () => podmanBuild(workshop, build, backend)))) return
    await check('its container answers /predict', () => askContainer(workshop, backend))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function createBackend(folder: string): Promise<void> {
  const packed = join(folder, 'packed')
  await mustRun('npm', ['run', 'pack:all', packed], { cwd: root, timeout: 300 })
  const program = join(root, 'packages', 'cli', 'bin', 'label-studio-ml.js')
  await mustRun(process.execPath, [program, 'create', join(folder, name), '--packages', packed], { timeout: 30 })
  await mustRun('npm', ['install', '--no-audit', '--no-fund'], { cwd: join(folder, name), timeout: 180 })
}

async function askContainer(workshop: Workshop, backend: string): Promise<void> {
  const container = await Container.create(workshop, name, { volume: `${name}-models` })
  try {
    await container.start()
    await expectPrediction(container, backend)
  } finally {
    await container.stop()
  }
}

async function expectPrediction({ url }: Container, backend: string): Promise<void> {
  const labelConfig = await readFile(join(backend, 'label-config.xml'), 'utf8')
  const body = JSON.stringify({
    project: '79.1767225600',
    label_config: labelConfig,
    tasks: [{ data: { text: 'fine' } }],
  })
  const answer = await fetch(`${url}/predict`, { method: 'POST', body })
  const text = await answer.text()
  expectThat(answer.status === 200 && text.includes('"Positive"'), `/predict answered ${answer.status}: ${text}`)
}
