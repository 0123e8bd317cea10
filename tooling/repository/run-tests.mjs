import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root, toolEnvironment } from './project.mjs'

/**
 * Runs, for the package in the current folder, the projects of vitest.config.ts whose names begin so; further arguments are
 * vitest's. What passed and failed is kept in `.cache`, in a file named for the arguments, where count-tests.mjs reads it.
 *
 * @example node ../../tooling/repository/run-tests.mjs unit src/config.test.ts
 */
const [project, ...rest] = process.argv.slice(2)
const report = `.cache/${[project, ...rest].join(' ').replaceAll(/\W+/g, '-')}.json`
const { status } = spawnSync(
  'vitest',
  [
    ...['run', '--root', '.', '--config', join(root, 'vitest.config.ts')],
    ...['--project', `${project}*`, '--passWithNoTests'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...rest,
  ],
  {
    stdio: 'inherit',
    // Each app and training that a test starts would compile the same sources again.
    env: { ...toolEnvironment, NODE_COMPILE_CACHE: join(root, '.cache', 'compile') },
  },
)
process.exitCode = status ?? 1
