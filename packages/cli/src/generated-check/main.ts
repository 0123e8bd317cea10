import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { engines } from '../create/engines.ts'
import { tagPairs } from '../create/tag-pairs.ts'
import { runTool, type ToolRun } from './run-tool.ts'
import { temporaryWorkspace } from './temporary-workspace.ts'

/**
 * Lets `pnpm gen backend` make an app, then creates a backend for every tag pair and engine; compiles, lints and tests
 * them all, checks and builds what runs without a service of its own, and runs the contract tests on those that learn,
 * one for each control tag. The apps are removed in the end, whatever happens. Ends with 1 when something failed.
 */
async function main(): Promise<number> {
  const root = resolve(import.meta.dirname, '../../../..')
  const workspace = temporaryWorkspace(root)
  const name = `generator-check-${process.pid}`
  process.once('exit', () => {
    workspace.remove()
    for (const path of [`apps/${name}`, `deploy/kubernetes/${name}`]) {
      rmSync(join(root, path), { recursive: true, force: true })
    }
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const names: string[] = []
  for (const pair of tagPairs) for (const engine of engines) names.push(await workspace.add(pair, engine.name))
  const failed: string[] = []
  for (const run of [...generator(root, name), ...checks(root, workspace.folder, names)]) {
    if (!(await runTool(root, run))) failed.push(run.title)
  }
  console.log(failed.length > 0 ? `FAILED: ${failed.join(', ')}` : `${names.length} created backends work`)
  return failed.length > 0 ? 1 : 0
}

/** `pnpm gen backend` makes an app of this repository: that it does is looked at in place. */
function generator(root: string, name: string): ToolRun[] {
  const { control, object } = tagPairs[0]!
  const words = ['--silent', 'gen', 'backend', '--args', name, `${control} on ${object}`, engines[0]!.name]
  const app = join('apps', name)
  return [
    { title: 'pnpm gen backend', command: 'pnpm', words, folder: root },
    { title: 'lint of its app', command: 'biome', words: ['check', app], folder: root },
    {
      title: 'Kubernetes manifest of its app',
      command: 'ls',
      words: [join('deploy', 'kubernetes', name, 'kustomization.yaml')],
      folder: root,
    },
  ]
}

function checks(root: string, folder: string, names: readonly string[]): ToolRun[] {
  const program = join(root, 'packages', 'cli', 'bin', 'label-studio-ml.js')
  const selfContained = names.filter((name) => !name.endsWith('-http'))
  const learning = names.filter((name) => name.endsWith('-baseline'))
  const vitest = ['run', '--reporter=dot', '--config', join(root, 'vitest.config.ts'), '--root']
  return [
    { title: 'types', command: 'tsc', words: ['--noEmit'], folder },
    { title: 'lint', command: 'biome', words: ['check', '--vcs-enabled=false', join(folder, 'apps')], folder: root },
    { title: 'own tests', command: 'vitest', words: [...vitest, folder], folder },
    ...learning.map((name) => ({
      title: `build of ${name}`,
      command: 'tsup',
      words: ['--silent', '--config', '../../tooling/typescript/tsup.config.ts'],
      folder: join(folder, 'apps', name),
    })),
    ...selfContained.map((name) => ({
      title: `start --check of ${name}`,
      command: 'node',
      words: ['--conditions=@label-studio-ml/source', program, 'start', '--check', name],
      folder: join(folder, 'apps'),
    })),
    {
      title: 'contract tests',
      command: 'vitest',
      words: [
        ...vitest,
        root,
        'tooling/contract-tests/src/contract.test.ts',
        '--testNamePattern=-baseline with Label Studio',
      ],
      folder: root,
      environment: { CONTRACT_APPS: join(folder, 'apps') },
    },
  ]
}

process.exitCode = await main()
