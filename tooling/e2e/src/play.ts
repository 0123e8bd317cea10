import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningBackend, startApp } from '@label-studio-ml/harness'
import type { CheckList } from './check-list.ts'
import type { NamedSample } from './find-samples.ts'
import type { RunningLabelStudio } from './label-studio/start.ts'
import type { Options } from './options.ts'
import { startRecordingProxy } from './recording-proxy.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { writeTraffic } from './traffic-fixture.ts'

/** Plays one scenario with a fresh app. A scenario that throws is one failed check; the app's log is kept when any failed. */
export async function play(
  scenario: Scenario,
  labelStudio: RunningLabelStudio,
  { app: name, sample }: NamedSample,
  checks: CheckList,
  options: Options,
): Promise<void> {
  const failedBefore = checks.results.filter((result) => !result.passed).length
  const artifacts = join(options.artifacts, labelStudio.release.version, name, scenario.name)
  let app: RunningBackend | undefined
  try {
    app = await startApp(name, { apps: options.appsFolder, ...(sample.env ? { env: sample.env } : {}) })
    const proxy = await startRecordingProxy(app.url)
    try {
      await scenario.run({ labelStudio, app, sample, proxy, checks, artifacts })
    } finally {
      await proxy.stop()
      const effect = `seen in scenario ${scenario.name} with ${name}`
      const traffic = join(options.artifacts, 'traffic', name, scenario.name)
      if (options.record) writeTraffic(traffic, labelStudio.release.version, proxy.exchanges, effect)
    }
  } catch (error) {
    checks.check(
      `the scenario ${scenario.name} runs to its end`,
      false,
      error instanceof Error ? error.message : String(error),
    )
  } finally {
    await app?.stop()
  }
  if (checks.results.filter((result) => !result.passed).length > failedBefore) keepLogs(artifacts, labelStudio, app)
}

function keepLogs(artifacts: string, labelStudio: RunningLabelStudio, app: RunningBackend | undefined): void {
  mkdirSync(artifacts, { recursive: true })
  cpSync(labelStudio.process.logFile, join(artifacts, 'label-studio.log'))
  if (app) writeFileSync(join(artifacts, 'app.log'), app.log())
}
