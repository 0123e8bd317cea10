import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, withTools } from '@label-studio-ml/harness'
import { enginesFor, runCommandLine, tagPairs } from 'label-studio-ml'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type LinkedWorkspace, linkedWorkspace } from './linked-workspace.ts'

const program = ['--conditions=@label-studio-ml/source', join(root, 'packages', 'cli', 'bin', 'label-studio-ml.js')]
/** Without the settings of the vitest that runs this file. */
const { PATH, HOME } = withTools()
const vitest = ['run', '--reporter=dot', '--config', join(root, 'vitest.config.ts'), '--root']

/** Each control tag with each engine on the first object tag that fits, and each object tag with each engine once. */
const chosen = new Set<string>()
const plans = tagPairs.flatMap(({ spec, ...pair }) =>
  enginesFor({ spec, ...pair }).flatMap(({ name: engine, learns }) => {
    const kinds = [`${pair.control} ${engine}`, `${pair.object} ${engine}`]
    if (kinds.every((kind) => chosen.has(kind))) return []
    for (const kind of kinds) chosen.add(kind)
    const name = `${pair.control}-${pair.object}-${engine}`.toLowerCase()
    return { name, learns, options: { ...pair, engine } }
  }),
)
const started = [
  'choices-text-learned',
  'labels-text-rules',
  'rectanglelabels-image-learned',
  'rectanglelabels-image-rules',
]
const built = ['choices-text-learned', 'labels-text-learned']

let workspace: LinkedWorkspace

beforeAll(async () => {
  workspace = linkedWorkspace()
  const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  for (const { name, options } of plans) {
    const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value])
    expect(await runCommandLine(['create', join(workspace.folder, 'apps', name), ...args])).toBe(0)
  }
  output.mockRestore()
})
afterAll(() => workspace.remove())

test('what is created compiles', async () => {
  await run('tsc', ['--noEmit'], { cwd: workspace.folder })
})

test('what is created is formatted', async () => {
  await run('biome', ['check', '--vcs-enabled=false', join(workspace.folder, 'apps')])
})

test('what is created passes its own tests', { timeout: 600_000 }, async () => {
  await run('vitest', [...vitest, workspace.folder], { cwd: workspace.folder, env: { PATH, HOME }, timeoutMs: 600_000 })
})

test.each(started)('%s passes its check', async (name) => {
  await run('node', [...program, 'start', '--check', name], { cwd: join(workspace.folder, 'apps') })
})

test.each(built)('%s is built', async (name) => {
  const args = ['--silent', '--config', '../../tooling/typescript/tsup.config.ts']
  await run('tsup', args, { cwd: join(workspace.folder, 'apps', name) })
})

test('what learns passes the contract tests', { timeout: 1_200_000 }, async () => {
  const which = [`--testNamePattern=(${built.join('|')}) with Label Studio`]
  const env = { PATH, HOME, CONTRACT_APPS: join(workspace.folder, 'apps') }
  await run('vitest', [...vitest, join(root, 'tooling', 'contract-tests'), 'src/contract', ...which], {
    env,
    timeoutMs: 1_200_000,
  })
})

test('"pnpm gen backend" makes an app of this repository', async () => {
  const name = `generator-check-${process.pid}`
  const app = join('apps', name)
  const overlay = join('deploy', 'kubernetes', name)
  try {
    await run('pnpm', ['--silent', 'gen', 'backend', '--args', name, 'Rating', 'Image', 'rules'])
    await run('biome', ['check', app])
    expect(existsSync(join(root, overlay, 'kustomization.yaml'))).toBe(true)
  } finally {
    for (const path of [app, overlay]) rmSync(join(root, path), { recursive: true, force: true })
  }
})
