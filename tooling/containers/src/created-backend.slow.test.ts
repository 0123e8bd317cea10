import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run, scratchFolder } from '@label-studio-ml/harness'
import { beforeAll, expect, test } from 'vitest'
import { Container } from './container.ts'
import { buildImage } from './podman.ts'

const name = 'created-backend'
const backend = join(scratchFolder('created'), name)

beforeAll(async () => {
  const packed = scratchFolder('packed')
  await run('npm', ['run', 'pack:all', packed])
  const program = join(root, 'packages/cli/bin/label-studio-ml.js')
  await run(process.execPath, [program, 'create', backend, '--packages', packed])
  await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: backend })
})

test('what "create --packages" made is built by its own Dockerfile and answers /predict', async () => {
  await buildImage(name, backend)
  const container = await Container.startForTest(name, { volume: `${name}-models` })
  const answer = await container.post('/predict', {
    project: '79.1767225600',
    label_config: await readFile(join(backend, 'label-config.xml'), 'utf8'),
    tasks: [{ data: { text: 'fine' } }],
  })
  expect(JSON.stringify(answer)).toContain('"choices":["Yes"]')
})
