import { isDeepStrictEqual } from 'node:util'
import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import type { ConnectedBackend, LabelStudioClient, NewBackend } from '@label-studio-ml/sdk/label-studio'
import { isSameBackend } from '../backend/backend-address.ts'
import { backendState, problemOf } from '../doctor/checks/backend-state.ts'
import type { BasicAuth } from '../settings/backend-settings.ts'

/** How a model is to be connected; what is undefined stays as it is. */
export interface ModelWish {
  project: number
  url: string
  title: string | undefined
  isInteractive: boolean | undefined
  extraParams: unknown
  basicAuth: BasicAuth | undefined
  webhookSecret: string | undefined
  /** For a model that is not there yet. */
  whenNew: { title: string; isInteractive: boolean }
}

export interface ConnectedModel {
  backend: ConnectedBackend
  isNew: boolean
  changed: boolean
  text: string
}

/** Connects the model, or changes the one with the same address where it differs. */
export async function connectModel(client: LabelStudioClient, wish: ModelWish): Promise<ConnectedModel> {
  const before = await client.backends.list(wish.project)
  const known = before.find(({ url }) => isSameBackend(url, wish.url, wish.webhookSecret))
  if (!known) return addModel(client, wish, before)
  const differences = differencesOf(known, wish)
  const name = `"${wish.title ?? known.title}" at ${known.url}`
  if (differences.length === 0) {
    const isUp = known.state === 'CO' || known.state === 'TR'
    const text = `${name} is ${isUp ? 'connected' : 'there, but Label Studio does not reach it or is refused'}`
    return { backend: known, isNew: false, changed: false, text }
  }
  assertCredentials(known, wish, differences)
  const { title = known.title, isInteractive, extraParams, basicAuth, project } = wish
  const change = { project, url: known.url, title, autoUpdate: true, extraParams, basicAuth }
  const backend = await client.backends
    .update(known.id, { ...change, ...(isInteractive === undefined ? {} : { isInteractive }) })
    .catch((error: unknown) => {
      throw explained(error, known.url)
    })
  return { backend, isNew: false, changed: true, text: `${name}: changed ${differences.join(', ')}` }
}

async function addModel(
  client: LabelStudioClient,
  wish: ModelWish,
  before: ConnectedBackend[],
): Promise<ConnectedModel> {
  const { project, url, basicAuth, extraParams, whenNew } = wish
  const model: NewBackend = {
    ...{ project, url, basicAuth, autoUpdate: true },
    title: wish.title ?? whenNew.title,
    isInteractive: wish.isInteractive ?? whenNew.isInteractive,
    ...(extraParams === undefined ? {} : { extraParams }),
  }
  try {
    const backend = await client.backends.connect(model)
    const kind = model.isInteractive ? ', interactive' : ''
    return { backend, isNew: true, changed: true, text: `"${model.title}" at ${url}: connected${kind}` }
  } catch (error) {
    throw await withoutHalfModel(client, model, before, explained(error, url))
  }
}

/** Label Studio's words against a backend, with what to do. */
function explained(error: unknown, url: string): unknown {
  if (!isBackendError(error) || typeof error.cause !== 'string') return error
  const words = error.cause.replaceAll(/<[^>]+>/g, '')
  const problem = /valid ML backend/.test(words) ? 'unfit' : problemOf(words)
  if (problem === undefined) return error
  const { fix } = backendState.problems[problem]!
  return new BackendError(error.code, `Label Studio does not connect ${url}: ${words}. ${fix}.`, { cause: error })
}

/**
 * Label Studio saves the model before its webhook: when it refuses the address of the webhook, the model stays, looks connected and
 * never gets an annotation.
 */
async function withoutHalfModel(
  client: LabelStudioClient,
  { project, url }: NewBackend,
  before: ConnectedBackend[],
  error: unknown,
): Promise<unknown> {
  const now = await client.backends.list(project).catch(() => [])
  const half = now.find((one) => isSameBackend(one.url, url) && before.every(({ id }) => id !== one.id))
  if (!half) return error
  const note = 'Label Studio had saved the model all the same, without the webhook that brings annotations'
  return removeModel(client, half.id, error, note)
}

/** Takes back a model that would look connected and never learn. Returns the error, which then says so. */
export async function removeModel(client: LabelStudioClient, id: number, error: unknown, note: string) {
  if (!isBackendError(error)) return error
  const end = await client.backends.remove(id).then(
    () => 'it was removed again',
    () => `it could not be removed: delete model ${id} in Settings > Model`,
  )
  return new BackendError(error.code, `${error.message} ${note}: ${end}.`, { cause: error })
}

function differencesOf(known: ConnectedBackend, wish: ModelWish): string[] {
  const { title, isInteractive, extraParams, basicAuth } = wish
  const isAway = known.state === 'DI' || known.state === 'ER'
  const differences: [string, boolean][] = [
    ['the name', title !== undefined && title !== known.title],
    ['interactive preannotations', isInteractive !== undefined && isInteractive !== known.isInteractive],
    ['extra params', extraParams !== undefined && !isDeepStrictEqual(extraParams, readParams(known.extraParams))],
    ['credentials', basicAuth !== undefined && (basicAuth.user !== known.basicAuthUser || isAway)],
    ['auto_update, which was off', !known.autoUpdate],
  ]
  return differences.filter(([, differs]) => differs).map(([name]) => name)
}

/** The form of Label Studio saves extra params as text. */
function readParams(params: unknown): unknown {
  if (typeof params !== 'string') return params
  try {
    return JSON.parse(params)
  } catch {
    return params
  }
}

/** With an update Label Studio asks the backend again, with the credentials of the update alone. */
function assertCredentials(known: ConnectedBackend, { basicAuth }: ModelWish, differences: string[]): void {
  if (known.basicAuthUser === undefined || basicAuth) return
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `To change ${differences.join(', ')} of "${known.title}" Label Studio needs its Basic credentials again: give --basic-auth-user and --basic-auth-pass, or BASIC_AUTH_USER and BASIC_AUTH_PASS.`,
  )
}
