import { defineConfig } from 'vitest/config'

const sourceFirst = ['@label-studio-ml/source', 'module', 'node', 'import', 'default']

/** Every test of the repository, read from the packages' sources: nothing needs building first. */
export default defineConfig({
  resolve: { conditions: sourceFirst },
  ssr: { resolve: { conditions: sourceFirst, externalConditions: sourceFirst } },
  test: {
    include: ['{packages,apps,tooling}/*/src/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
  },
})
