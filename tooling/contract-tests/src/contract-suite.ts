import { afterAll, beforeAll, describe, test } from 'vitest'
import { rightCredentials, type SettingsName, settings } from './context/settings.ts'
import type { ContractTarget } from './context/target.ts'
import { openTestContext, type TestContext } from './context/test-context.ts'
import type { ContractTest } from './contract-test.ts'
import { contractTests } from './tests/contract-tests.ts'

/** A training waits for others before it. */
const trainingTimeoutMs = 120_000

/**
 * Registers all tests of the contract with Label Studio for one backend: every request goes over HTTP to a process of
 * its own, every answer is checked against the OpenAPI document.
 *
 * @example contractSuite({ name: 'my-backend', labelConfig, kind: 'process', start: (settings) => startMine(settings) })
 */
export function contractSuite(target: ContractTarget): void {
  describe(`the contract of ${target.name} with Label Studio`, () => {
    for (const name of Object.keys(settings) as SettingsName[]) {
      const chosen = Object.entries(contractTests).map(
        ([title, tests]) =>
          [
            title,
            tests.filter(
              (contractTest) => (contractTest.settings ?? 'plain') === name && applies(contractTest, target),
            ),
          ] as const,
      )
      const topics = chosen.filter(([, tests]) => tests.length > 0)
      if (topics.length > 0) describe(`${name} settings`, () => registerWithContext(target, name, topics))
    }
  })
}

function applies({ settings: name = 'plain', restarts }: ContractTest, { kind }: ContractTarget): boolean {
  return kind === 'process' || (!restarts && name === 'plain')
}

function registerWithContext(
  target: ContractTarget,
  name: SettingsName,
  topics: (readonly [string, readonly ContractTest[]])[],
) {
  let context: TestContext
  beforeAll(async () => {
    context = await openTestContext(target, settings[name], name === 'guarded' ? rightCredentials : {})
  })
  afterAll(() => context?.end())
  for (const [title, tests] of topics) {
    describe(title, () => {
      for (const contractTest of tests) register(contractTest, () => context)
    })
  }
}

function register({ title, run, trains, restarts, knownGap }: ContractTest, context: () => TestContext): void {
  const how = trains && !restarts ? test.concurrent : test
  const body = () => run(context())
  const timeout = trains ? trainingTimeoutMs : undefined
  if (knownGap) how.fails(`${title} (known gap: ${knownGap})`, body, timeout)
  else how(title, body, timeout)
}
