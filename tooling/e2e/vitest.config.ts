import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import repository from '../../vitest.config.ts'
import { chosenReleases } from './src/label-studio/releases.ts'

const appsFolder = resolve(import.meta.dirname, '../../apps')
const apps = readdirSync(appsFolder).filter((name) => existsSync(`${appsFolder}/${name}/src/main.ts`))

/** One project for each release, with and without its check of predictions, and each app. */
const targets = chosenReleases().flatMap(({ version, canValidatePredictions }) =>
  (canValidatePredictions ? [false, true] : [false]).flatMap((validating) =>
    apps.map((app) => ({ version, validating, app })),
  ),
)

/**
 * A project is one file with every scenario, one after the other on one Label Studio server; projects run side by side.
 * `pnpm e2e --project '1.23.2 ner-tagger' -t loop` runs one scenario.
 */
export default defineConfig({
  resolve: repository.resolve,
  ssr: repository.ssr,
  test: {
    testTimeout: 300_000,
    hookTimeout: 400_000,
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['src/label-studio/prepare.ts'],
    reporters: ['verbose', 'json'],
    outputFile: { json: '.cache/slow.json' },
    projects: targets.map((target) => ({
      extends: true as const,
      test: {
        name: `${target.version}${target.validating ? ' validating' : ''} ${target.app}`,
        include: ['src/scenarios.slow.test.ts'],
        provide: { target },
      },
    })),
  },
})
