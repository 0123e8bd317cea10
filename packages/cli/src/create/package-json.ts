import { neededNode } from '../own-files.ts'
import type { BackendPlan } from './backend-plan.ts'
import { type PackageName, type PackageSource, specOf } from './package-source.ts'
import type { Target } from './target.ts'

const standaloneScripts = {
  start: 'label-studio-ml start',
  dev: 'label-studio-ml start --watch',
  check: 'label-studio-ml start --check',
  test: 'vitest run --testTimeout=30000',
  typecheck: 'tsc --noEmit',
}

/** As the scripts of every app of the repository: turbo builds them, Docker runs `dist/main.js`. */
const repositoryScripts = {
  dev: 'node --conditions=@label-studio-ml/source ../../packages/cli/bin/label-studio-ml.js start --watch --watch-also ../../packages',
  start: 'node dist/main.js',
  build: 'tsup --config ../../tooling/typescript/tsup.config.ts',
  typecheck: 'node ../../node_modules/typescript-native/bin/tsc --noEmit',
  lint: 'biome check .',
  unit: 'node ../../tooling/repository/run-tests.mjs unit',
  integration: 'node ../../tooling/repository/run-tests.mjs integration',
}

/** Third-party tools of a standalone backend; a test compares them with what this repository uses. */
const standaloneTools = { '@types/node': '^24.19.2', typescript: '^6.0.3', vitest: '^5.1.1' }

/** The package.json of a backend. */
export function packageJson(plan: BackendPlan, target: Target): string {
  const manifest = target.kind === 'repository' ? appOfRepository(plan) : standalone(plan, target.packages)
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function appOfRepository({ name, engine }: BackendPlan): object {
  const ours = [...engine.packages, '@label-studio-ml/sdk', '@label-studio-ml/server']
  return {
    name,
    version: '0.1.0',
    private: true,
    license: 'Apache-2.0',
    type: 'module',
    scripts: repositoryScripts,
    dependencies: { ...Object.fromEntries(ours.map((name) => [name, 'workspace:*'])), ...engine.dependencies },
  }
}

/** With tarballs, what our packages need in turn is listed too: the registry does not know it. */
function standalone({ name, engine }: BackendPlan, source: PackageSource): object {
  const specs = (...names: PackageName[]) => Object.fromEntries(names.map((name) => [name, specOf(source, name)]))
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: `>=${neededNode()}` },
    scripts: standaloneScripts,
    dependencies: {
      ...(source.kind === 'tarballs' ? specs('@label-studio-ml/protocol') : {}),
      ...specs(...engine.packages),
      ...specs('@label-studio-ml/sdk', '@label-studio-ml/server'),
      ...engine.dependencies,
    },
    devDependencies: {
      ...(source.kind === 'tarballs' && !engine.packages.includes('@label-studio-ml/learners')
        ? specs('@label-studio-ml/learners')
        : {}),
      ...specs('label-studio-ml'),
      ...standaloneTools,
    },
  }
}
