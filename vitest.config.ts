import { configDefaults, defineConfig } from 'vitest/config'

const sourceFirst = ['@label-studio-ml/source', 'module', 'node', 'import', 'default']
const integration = '**/src/**/*.integration.test.ts'
const slow = '**/src/**/*.slow.test.ts'
const prompt = '**/src/**/*.prompt.test.ts'
const ownConfig = [...configDefaults.exclude, '**/tooling/{containers,e2e}/**']

/**
 * Every test, read from the packages' sources: nothing needs building first. `unit` starts no process and is done in
 * seconds; `integration` runs apps, trainings, commands and documents; `slow` is for the gate alone: it installs what it
 * needs, or kills and starts servers for minutes. End-to-end tests and containers have a config of their own beside them.
 */
export default defineConfig({
  resolve: { conditions: sourceFirst },
  ssr: { resolve: { conditions: sourceFirst, externalConditions: sourceFirst } },
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
    // Files share what they import: to load the server anew for each would take longer than its tests.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/src/**/*.test.ts'],
          exclude: [...configDefaults.exclude, integration, slow, prompt],
        },
      },
      // Questions are mocked with the terminal of the file that loads them first: another file would see none.
      { extends: true, test: { name: 'unit-prompt', include: [prompt], isolate: true } },
      { extends: true, test: { name: 'integration', include: [integration] } },
      { extends: true, test: { name: 'slow', include: [slow], exclude: ownConfig, fileParallelism: false } },
    ],
  },
})
