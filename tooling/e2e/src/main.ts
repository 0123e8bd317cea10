import { killOwnProcessesOnExit, removeScratchFolders } from '@label-studio-ml/app-process'
import { CheckList } from './check-list.ts'
import { findSamples } from './find-samples.ts'
import { installLabelStudio } from './label-studio/install.ts'
import type { Release } from './label-studio/releases.ts'
import { startLabelStudio } from './label-studio/start.ts'
import { type Options, readOptions, usage } from './options.ts'
import { play } from './play.ts'
import { scenarios } from './scenarios/index.ts'

const wanted = (names: string[], name: string) => names.length === 0 || names.includes(name)

async function runRelease(release: Release, validating: boolean, checks: CheckList, options: Options): Promise<void> {
  const { samples } = await findSamples(options.appsFolder)
  const installation = await installLabelStudio(release, options.labelStudioCache)
  const start = performance.now()
  const labelStudio = await startLabelStudio(installation, { validatePredictions: validating })
  const title = `${release.version}${validating ? ' with prediction validation' : ''}`
  console.log(`\nLabel Studio ${title} answers on ${labelStudio.url} after ${seconds(start)}`)
  try {
    for (const named of samples.filter(({ app }) => wanted(options.apps, app))) {
      for (const scenario of scenarios.filter(({ name }) => wanted(options.scenarios, name))) {
        if (!scenario.runsOn(release, validating) || scenario.suits?.(named.sample) === false) continue
        checks.section(`${title} · ${named.app} · ${scenario.name}`)
        const began = performance.now()
        await play(scenario, labelStudio, named, checks, options)
        checks.note(`took ${seconds(began)}`)
      }
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
  killOwnProcessesOnExit()
  const checks = new CheckList()
  const { missing } = await findSamples(options.appsFolder)
  for (const app of missing.filter((name) => wanted(options.apps, name))) {
    checks.check(`${app} has a sample`, false, `add tooling/e2e/src/samples/${app}.ts`)
  }
  for (const release of options.releases) {
    for (const validating of release.canValidatePredictions ? [false, true] : [false]) {
      await checks.attempt(`Label Studio ${release.version} could be driven`, () =>
        runRelease(release, validating, checks, options),
      )
    }
  }
  removeScratchFolders()
  const { line, exitCode } = checks.summary()
  console.log(`\n${line}`)
  return exitCode
}

process.exit(await main())
