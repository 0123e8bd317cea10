import { neededNode } from '../own-files.ts'
import type { BackendPlan } from './backend-plan.ts'
import type { Place } from './place.ts'

const standaloneScripts = {
  start: 'label-studio-ml start',
  dev: 'label-studio-ml start --watch',
  check: 'label-studio-ml start --check',
  test: 'vitest run',
  typecheck: 'tsc --noEmit',
}

/** As the scripts of every app of the repository: turbo builds them, Docker runs `dist/main.js`. */
const repositoryScripts = {
  dev: 'node --watch --conditions=@label-studio-ml/source src/main.ts',
  start: 'node dist/main.js',
  build: 'tsup --config ../../tooling/typescript/tsup.config.ts',
  typecheck: 'tsc --noEmit',
}

/** Third-party tools of a standalone backend; a test compares them with what this repository uses. */
export const standaloneTools = { '@types/node': '^24.19.2', typescript: '^6.0.3', vitest: '^5.1.1' }

/** The package.json of a backend. */
export function packageJson({ name }: BackendPlan, place: Place): string {
  const manifest = place.kind === 'repository' ? appOfRepository(name) : standalone(name, place.range)
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function appOfRepository(name: string): object {
  return {
    name,
    version: '0.1.0',
    private: true,
    license: 'Apache-2.0',
    type: 'module',
    scripts: repositoryScripts,
    dependencies: { '@label-studio-ml/sdk': 'workspace:*', '@label-studio-ml/server': 'workspace:*' },
  }
}

function standalone(name: string, range: string): object {
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: `>=${neededNode()}` },
    scripts: standaloneScripts,
    dependencies: { '@label-studio-ml/sdk': range, '@label-studio-ml/server': range },
    devDependencies: { 'label-studio-ml': range, ...standaloneTools },
  }
}
