import { isBackendError } from '@label-studio-ml/protocol'
import type { ConnectedBackend, LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { defineCheck } from '../check.ts'

/** What the words mean with which Label Studio tells that it does not reach a backend. */
const reasons = [
  [/reserved network address|block:/i, 'addressRefused'],
  [/resolve|getaddrinfo|Name or service not known|NameResolution/i, 'unknownHost'],
  [/\b401\b|authentication parameters/i, 'credentials'],
  [/refused|timed? ?out|unreachable|Max retries|Connection/i, 'unreachable'],
] as const

export const backendState = defineCheck({
  id: 'backend-state',
  title: 'Label Studio reaches the backend',
  looks:
    'Reads the state that Label Studio has just found, and where it found none asks Label Studio for the versions of the backend: the answer says what kept it from the backend.',
  problems: {
    addressRefused: {
      outcome: 'failed',
      when: 'Label Studio refuses loopback and private addresses',
      fix: 'Start Label Studio with ML_BLOCK_LOCAL_IP=false and SSRF_PROTECTION_ENABLED=false, or with USE_DEFAULT_BANNED_SUBNETS=false alone',
    },
    unknownHost: {
      outcome: 'failed',
      when: 'the machine of Label Studio does not know the host name, or it is an IPv6 address',
      fix: 'Use a name or an IPv4 address that the machine of Label Studio knows',
    },
    credentials: {
      outcome: 'failed',
      when: 'Label Studio sends no or other Basic credentials than the backend demands',
      fix: 'Run `label-studio-ml connect` with --basic-auth-user and --basic-auth-pass, or enter them in Settings > Model > Edit',
    },
    unreachable: {
      outcome: 'failed',
      when: 'nothing answers where Label Studio looks; in its container, localhost is that container',
      fix: 'Connect an address that Label Studio reaches: http://host.docker.internal:<port>, or a name in a common network',
    },
    unfit: {
      outcome: 'failed',
      when: 'the backend refuses the label config or the extra params',
      fix: 'Change what the reason names: the labeling interface, or the extra params in Settings > Model > Edit',
    },
    failing: {
      outcome: 'failed',
      when: 'the backend answers Label Studio with another error, or too late',
      fix: 'Look into the log of the backend',
    },
  },
  run: async ({ client, backend }) => {
    const row = await backend.known()
    const { state, errorMessage } = row
    if (state === 'CO' || state === 'TR')
      return { ok: `Label Studio says ${state === 'CO' ? 'Connected' : 'Training'}` }
    if (state === 'ER')
      return { problem: problemOfSetup(errorMessage ?? ''), seen: errorMessage || 'Label Studio says Error' }
    const why = await whyDisconnected(await client.known(), row)
    return { problem: problemOf(why) ?? 'failing', seen: `Label Studio says Disconnected: ${why}` }
  },
})

/** The status of `/setup` begins the text; its reason may have any words. */
function problemOfSetup(text: string) {
  if (text.startsWith('401')) return 'credentials'
  return text.startsWith('4') ? 'unfit' : 'failing'
}

/** The problem that words of Label Studio about a backend mean. */
export function problemOf(text: string) {
  const found = reasons.find(([words]) => words.test(text))
  return found?.[1]
}

/** A disconnected model carries no reason: another question of Label Studio to the backend brings it out. */
async function whyDisconnected(client: LabelStudioClient, { id }: ConnectedBackend): Promise<string> {
  try {
    await client.backends.versions(id)
    return '/health did not answer within a second, but /versions answers'
  } catch (error) {
    if (!isBackendError(error)) throw error
    return typeof error.cause === 'string' ? error.cause : error.message
  }
}
