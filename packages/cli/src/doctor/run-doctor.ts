import { createLabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { isInContainer } from '../settings/is-in-container.ts'
import { createBackendFacts } from './backend-facts.ts'
import { checks } from './checks.ts'
import type { Given } from './facts.ts'
import { createSecretHider } from './hide-secrets.ts'
import { type CreateClient, createLabelStudioFacts } from './label-studio-facts.ts'
import { type Report, reportOf } from './report.ts'
import { type CheckResult, runChecks } from './run-checks.ts'

/** Milliseconds until an answer of Label Studio must begin, less than a check may take, and until an event must have arrived. */
const answerTimeoutMs = 10_000
const slowTimeoutMs = 14_000
const eventTimeoutMs = 5000

export type DoctorOptions = Omit<Given, 'isInContainer' | 'eventTimeoutMs'> & Partial<Given>

/** Runs every check. `onResult` gets each result as soon as it is known. */
export async function runDoctor(options: DoctorOptions, onResult?: (result: CheckResult) => void): Promise<Report> {
  const { labelStudio, backend } = options
  const { hide, addAddress } = createSecretHider([
    labelStudio.apiKey,
    backend.webhookSecret,
    backend.basicAuth?.password,
  ])
  const given: Given = { isInContainer: isInContainer(), eventTimeoutMs, ...options }
  const createClient: CreateClient = (settings) =>
    createLabelStudioClient({ ...settings, timeoutMs: answerTimeoutMs, slowTimeoutMs, retries: 0 })
  const labelStudioFacts = createLabelStudioFacts(given, createClient, addAddress)
  const facts = { given, ...labelStudioFacts, ...createBackendFacts(given, labelStudioFacts) }
  try {
    return reportOf(await runChecks(checks, facts, { hideSecrets: hide, ...(onResult && { onResult }) }))
  } finally {
    await facts.client.known().then(
      (client) => client.close(),
      () => undefined,
    )
  }
}
