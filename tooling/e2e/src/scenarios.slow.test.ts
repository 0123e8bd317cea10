import { join } from 'node:path'
import { afterAll, beforeAll, inject, test } from 'vitest'
import type { AppSample } from './app-sample.ts'
import { releaseOf } from './label-studio/releases.ts'
import { type RunningLabelStudio, startLabelStudio } from './label-studio/start.ts'
import { runScenario } from './run-scenario.ts'
import { scenarios } from './scenarios/index.ts'

const { version, validating, app } = inject('target')
const release = releaseOf(version)
const { sample } = (await import(join(import.meta.dirname, 'samples', `${app}.ts`))) as { sample: AppSample }
let labelStudio: RunningLabelStudio

beforeAll(async () => {
  labelStudio = await startLabelStudio(release, { validatePredictions: validating })
})
afterAll(() => labelStudio?.stop())

const suitable = scenarios
  .filter((scenario) => scenario.runsOn(release, validating))
  .filter((scenario) => scenario.app === undefined || scenario.app === app)
  .filter((scenario) => scenario.suits?.(sample) !== false)

test.for(suitable)('$name', (scenario) => runScenario(scenario, { labelStudio, sample, target: inject('target') }))
