import { defineConfig } from 'vitest/config'

const sourceFirst = ['@label-studio-ml/source', 'module', 'node', 'import', 'default']

/** For the tests of a created backend in which this repository's packages are linked: nothing needs building first. */
export default defineConfig({
  resolve: { conditions: sourceFirst },
  ssr: { resolve: { conditions: sourceFirst, externalConditions: sourceFirst } },
})
