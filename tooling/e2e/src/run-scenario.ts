import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startApp } from '@label-studio-ml/harness'
import { onTestFailed, onTestFinished } from 'vitest'
import { startRecordingProxy } from './recording-proxy.ts'
import type { Scenario, Target, TestContext } from './scenario.ts'
import { writeTraffic } from './traffic-fixture.ts'

/** Screenshots, recorded traffic and the logs of failed scenarios. Git-ignored. */
const artifactsFolder = resolve(import.meta.dirname, '../artifacts')

type Surroundings = Pick<TestContext, 'labelStudio' | 'sample'> & { target: Target }

/** Runs a scenario with a fresh app. When it fails, the logs of the app and of Label Studio are kept. */
export async function runScenario(scenario: Scenario, { target, sample, labelStudio }: Surroundings): Promise<void> {
  const { version, validating, app: name } = target
  const artifacts = join(artifactsFolder, `${version}${validating ? '-validating' : ''}`, name, scenario.name)
  const app = await startApp(name, { ...(sample.env ? { env: sample.env } : {}) })
  onTestFinished(async () => void (await app.stop()))
  onTestFailed(() => {
    mkdirSync(artifacts, { recursive: true })
    cpSync(labelStudio.process.logFile, join(artifacts, 'label-studio.log'))
    writeFileSync(join(artifacts, 'app.log'), app.log())
  })
  const proxy = await startRecordingProxy(app.url)
  try {
    await scenario.run({ labelStudio, app, sample, proxy, artifacts })
  } finally {
    await proxy.stop()
    if (process.env.RECORD_TRAFFIC) {
      const folder = join(artifactsFolder, 'traffic', name, scenario.name)
      writeTraffic(folder, version, proxy.exchanges, `seen in scenario ${scenario.name} with ${name}`)
    }
  }
}
