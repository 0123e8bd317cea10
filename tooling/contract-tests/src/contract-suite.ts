import { afterAll, beforeAll, describe, test } from 'vitest'
import type { ContractTest } from './contract-test.ts'
import { rightCredentials, type SettingsName, settings } from './stage/settings.ts'
import { openStage, type Stage } from './stage/stage.ts'
import type { ContractSubject } from './stage/subject.ts'
import { contractTests } from './tests/contract-tests.ts'

/** Milliseconds: a training waits for others before it. */
const trainingTimeout = 120_000

/**
 * Registers all tests of the contract with Label Studio for one backend: every request goes over HTTP to a process of
 * its own, every answer is checked against the OpenAPI document.
 *
 * @example contractSuite({ name: 'my-backend', labelConfig, kind: 'process', start: (settings) => startMine(settings) })
 */
export function contractSuite(subject: ContractSubject): void {
  describe(`the contract of ${subject.name} with Label Studio`, () => {
    for (const name of Object.keys(settings) as SettingsName[]) {
      const chosen = Object.entries(contractTests).map(
        ([title, tests]) =>
          [title, tests.filter((one) => (one.settings ?? 'plain') === name && applies(one, subject))] as const,
      )
      const subjects = chosen.filter(([, tests]) => tests.length > 0)
      if (subjects.length > 0) describe(`${name} settings`, () => withStage(subject, name, subjects))
    }
  })
}

function applies({ settings: name, restarts, trains }: ContractTest, { kind, learns }: ContractSubject): boolean {
  if (kind === 'running' && (restarts || (name ?? 'plain') !== 'plain')) return false
  return !trains || learns !== false
}

function withStage(
  subject: ContractSubject,
  name: SettingsName,
  subjects: (readonly [string, readonly ContractTest[]])[],
) {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(subject, settings[name], name === 'guarded' ? rightCredentials : {})
  })
  afterAll(() => stage?.end())
  for (const [title, tests] of subjects) {
    describe(title, () => {
      for (const one of tests) register(one, () => stage)
    })
  }
}

function register({ title, run, trains, restarts, knownGap }: ContractTest, stage: () => Stage): void {
  const how = trains && !restarts ? test.concurrent : test
  const body = () => run(stage())
  const timeout = trains ? trainingTimeout : undefined
  if (knownGap) how.fails(`${title} (known gap: ${knownGap})`, body, timeout)
  else how(title, body, timeout)
}
