import type { LabelStudioClient, LabelStudioClientOptions } from '@label-studio-ml/sdk/label-studio'
import type { LabelStudioSettings } from './label-studio-settings.ts'
import { mayBeCalled } from './setup-address.ts'
import type { KnownLabelStudio, SetupCredentials } from './setup-credentials.ts'

/** Label Studio's API, with the credentials that are known for a project. */
export interface LabelStudioAccess {
  /** The client for a project's Label Studio; undefined while no credentials are known. Made once for each address and key. */
  clientOf(project: string): Promise<LabelStudioClient | undefined>
  /** Whether credentials are known; makes no client. */
  isKnown(project: string): Promise<boolean>
  /** Why there is none, with both ways to mend it; for logs and messages. */
  missingReason(project: string): string
  close(): Promise<void>
}

export interface LabelStudioAccessOptions {
  settings: LabelStudioSettings
  setupCredentials: Pick<SetupCredentials, 'find'>
  createClient?: (options: LabelStudioClientOptions) => Promise<LabelStudioClient>
}

/**
 * LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY come first, then what `/setup` brought. A token of `/setup` is used with the
 * origin that it came with, never with another LABEL_STUDIO_URL.
 */
export function createLabelStudioAccess(options: LabelStudioAccessOptions): LabelStudioAccess {
  const { settings, setupCredentials, createClient = loadClient } = options
  const clients = new Map<string, Promise<LabelStudioClient>>()
  const reasons = new Map<string, string>()

  const clientFor = ({ url, apiKey, allowsAddress }: Target) => {
    const key = `${url} ${apiKey}`
    const { ca, proxies, firstPauseMs } = settings
    const made = clients.get(key) ?? createClient({ url, apiKey, ca, proxies, allowsAddress, firstPauseMs })
    clients.set(key, made)
    made.catch(() => clients.delete(key))
    return made
  }
  const targetOf = async (project: string): Promise<Target | string> => {
    const { url, apiKey } = settings
    if (url && apiKey) return { url, apiKey }
    const known = await setupCredentials.find(project)
    if (url) return targetAt(url, known)
    if (!known) return 'Label Studio sent no hostname with /setup'
    if (!known.apiKey) return `Label Studio at ${known.url} sent no token with /setup that can be used`
    return { url: known.url, apiKey: known.apiKey, allowsAddress: mayBeCalled }
  }

  const find = async (project: string): Promise<Target | undefined> => {
    const target = await targetOf(project)
    if (typeof target !== 'string') return target
    reasons.set(project, target)
    return undefined
  }

  return {
    clientOf: async (project) => {
      const target = await find(project)
      return target && clientFor(target)
    },
    isKnown: async (project) => (await find(project)) !== undefined,
    missingReason: (project) =>
      `No credentials of Label Studio are known${reasons.has(project) ? ` (${reasons.get(project)})` : ''}: ${advice}`,
    close: async () => {
      const made = await Promise.allSettled(clients.values())
      for (const client of made) if (client.status === 'fulfilled') await client.value.close()
    },
  }
}

interface Target {
  url: string
  apiKey: string
  /** For an address that only `/setup` named. */
  allowsAddress?: (address: string) => boolean
}

function targetAt(url: string, known: KnownLabelStudio | undefined): Target | string {
  if (!known?.apiKey) return 'LABEL_STUDIO_API_KEY is not set'
  if (new URL(known.url).origin === new URL(url).origin) return { url, apiKey: known.apiKey }
  return `LABEL_STUDIO_API_KEY is not set, and the token of /setup belongs to ${known.url}, not to LABEL_STUDIO_URL`
}

const advice =
  'set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY (a token from Account & Settings in Label Studio) and restart the backend, or allow legacy tokens in Label Studio and save the model’s page in the project’s settings again.'

/** Loaded when it is first used: a backend that never calls Label Studio starts without it. */
async function loadClient(options: LabelStudioClientOptions): Promise<LabelStudioClient> {
  const { createLabelStudioClient } = await import('@label-studio-ml/sdk/label-studio')
  return createLabelStudioClient(options)
}
