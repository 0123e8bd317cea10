import { BackendError } from '@label-studio-ml/protocol'
import { askBackend, askWhetherFits, type BackendAnswer, modelClassOf, NoAnswer } from '../backend/ask-backend.ts'
import { routeAddress } from '../backend/backend-address.ts'
import type { BackendSettings } from '../settings/backend-settings.ts'

export interface Fit {
  text: string
  /** What `/health` says; undefined when the backend cannot be reached from here. */
  health: BackendAnswer | undefined
}

/**
 * Asks the backend whether it is there and can fill the label config. One that answers nothing here is left to Label Studio, which may
 * reach it in another network.
 *
 * @throws BackendError when it demands other credentials, is no ML backend, or cannot fill the label config
 */
export async function assertFits(backend: BackendSettings & { url: string }, labelConfig: string): Promise<Fit> {
  const { url, basicAuth } = backend
  const health = await askBackend({ url: routeAddress(url, 'health'), basicAuth }).catch(orUndefined)
  if (!health) return { text: 'does not answer here; Label Studio is asked whether it reaches it', health }
  assertHealthy(health, url)
  const { outcome, status, reason } = await askWhetherFits(url, labelConfig, basicAuth).catch((error: Error) => {
    throw failing(url, error.message)
  })
  const name = backendName({ health })
  if (outcome === 'unknown') return { text: `${name} answers; it has no /validate, Label Studio will ask it`, health }
  if (outcome === 'fits') return { text: `${name} answers and can fill the label config`, health }
  if (outcome === 'failing') throw failing(url, `/validate answers ${status}: ${reason}`)
  throw new BackendError(
    'LABEL_CONFIG_UNFIT',
    `The backend at ${url} cannot be connected: ${reason} Change the labeling interface (Settings > Labeling Interface), or connect another backend.`,
  )
}

/** The class of its model, or a name for any backend. */
export function backendName({ health }: Pick<Fit, 'health'>): string {
  return (health && modelClassOf(health)) ?? 'backend'
}

function assertHealthy({ status, reason, json }: BackendAnswer, url: string): void {
  if (status === 401) {
    throw new BackendError(
      'CREDENTIALS_WRONG',
      `The backend at ${url} demands other Basic credentials: give its BASIC_AUTH_USER and BASIC_AUTH_PASS with --basic-auth-user and --basic-auth-pass, or in the environment.`,
    )
  }
  if (status === 200 && json !== undefined) return
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${url}/health answers ${status} ${reason}${json === undefined ? ', not JSON' : ''}: is this the address of the backend, with its base path?`,
  )
}

function failing(url: string, what: string): BackendError {
  return new BackendError(
    'INTERNAL',
    `The backend at ${url} answers, but not whether it can fill the label config: ${what}. Look into its log.`,
  )
}

function orUndefined(error: unknown): undefined {
  if (!(error instanceof NoAnswer)) throw error
}
