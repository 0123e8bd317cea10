import type { Given } from '../doctor/facts.ts'
import { type StubBackend, startStubBackend } from './stub-backend.ts'
import { connectedRow, type StubLabelStudio, startStubLabelStudio, webhookRow } from './stub-label-studio.ts'

export interface World {
  labelStudio: StubLabelStudio
  backend: StubBackend
  given: Given
}

export const legacyToken = 'a'.repeat(40)

/** A project that is connected well. */
export async function connectedWorld(): Promise<World> {
  const [labelStudio, backend] = [await startStubLabelStudio(), await startStubBackend()]
  labelStudio.backends.push(connectedRow(backend.url))
  labelStudio.webhooks.push(webhookRow(`${backend.url}/webhook`))
  const given: Given = {
    labelStudio: { url: labelStudio.url, apiKey: legacyToken, ca: undefined },
    backend: { url: backend.url, basicAuth: undefined, webhookSecret: undefined },
    project: 7,
    webhook: true,
    sendEvent: true,
    eventTimeoutMs: 300,
    isInContainer: false,
  }
  return { labelStudio, backend, given }
}
