import { CheckList } from './check-list.ts'
import { findSamples, type NamedSample } from './find-samples.ts'
import { installLabelStudio } from './label-studio/install.ts'
import type { Release } from './label-studio/releases.ts'
import { startLabelStudio } from './label-studio/start.ts'
import { type Options, readOptions, usage } from './options.ts'
import { play } from './play.ts'
import { missingPrerequisites } from './prerequisites.ts'
import { scenarios } from './scenarios/index.ts'
import type { Scenario } from './scenarios/scenario.ts'

const wanted = (names: string[], name: string) => names.length === 0 || names.includes(name)

interface Run {
  release: Release
  validating: boolean
  named: NamedSample
  scenario: Scenario
}

/** What is to be played on one server, in order. */
function planRuns(release: Release, validating: boolean, samples: NamedSample[], options: Options): Run[] {
  return samples
    .filter(({ app }) => wanted(options.apps, app))
    .flatMap((named) => scenarios.map((scenario) => ({ release, validating, named, scenario })))
    .filter(({ scenario }) => wanted(options.scenarios, scenario.name) && scenario.runsOn(release, validating))
    .filter(({ scenario, named }) => scenario.app === undefined || scenario.app === named.app)
    .filter(({ scenario, named }) => scenario.suits?.(named.sample) !== false)
}

async function playRuns(runs: Run[], checks: CheckList, options: Options): Promise<void> {
  const [first] = runs
  if (!first) return
  const { release, validating } = first
  const installation = await installLabelStudio(release, options.labelStudioCache)
  const start = performance.now()
  const labelStudio = await startLabelStudio(installation, { validatePredictions: validating })
  const title = `${release.version}${validating ? ' with prediction validation' : ''}`
  console.log(`\nLabel Studio ${title} answers on ${labelStudio.url} after ${seconds(start)}`)
  try {
    for (const { named, scenario } of runs) {
      checks.section(`${title} · ${named.app} · ${scenario.name}`)
      const began = performance.now()
      await play(scenario, labelStudio, named, checks, options)
      checks.note(`took ${seconds(began)}`)
    }
  } finally {
    await labelStudio.stop()
  }
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    console.log(usage)
    return 0
  }
  const checks = new CheckList()
  const { samples, missing: untold } = await findSamples(options.appsFolder)
  for (const app of untold.filter((name) => wanted(options.apps, name))) {
    checks.check(`${app} has a sample`, false, `add tooling/e2e/src/samples/${app}.ts`)
  }
  const plans = options.releases.flatMap((release) =>
    (release.canValidatePredictions ? [false, true] : [false]).map((validating) => ({
      release,
      runs: planRuns(release, validating, samples, options),
    })),
  )
  const usesBrowser = plans.some(({ runs }) => runs.some(({ scenario }) => scenario.usesBrowser))
  const missing = missingPrerequisites({ releases: options.releases, cache: options.labelStudioCache, usesBrowser })
  for (const problem of missing) checks.check('the machine has what a run needs', false, problem)
  if (missing.length === 0) {
    for (const { release, runs } of plans) {
      await checks.attempt(`Label Studio ${release.version} could be driven`, () => playRuns(runs, checks, options))
    }
  }
  const { line, exitCode } = checks.summary()
  console.log(`\n${line}`)
  return exitCode
}

process.exit(await main())
