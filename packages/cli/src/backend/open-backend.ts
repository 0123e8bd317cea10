import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { type Client, createClient } from '@label-studio-ml/protocol/client'
import { findEntry } from '../entry/find-entry.ts'
import { readBackendSettings } from '../settings/backend-settings.ts'
import { splitCredentials } from './backend-address.ts'
import type { BackendOptions } from './backend-options.ts'
import { type BackendProcess, startBackendProcess } from './backend-process.ts'

/** A backend to send requests to. */
export interface OpenBackend {
  client: Client
  /** What messages call it. */
  name: string
  /** Why it answers no more: it was started here, and ended. Undefined for one that runs, or runs elsewhere. */
  ending(): string | undefined
  /** Ends what was started here. */
  close(): Promise<void>
}

/**
 * The backend that the options name, or that of a folder, started on a free loopback port with its MODEL_DIR until `close`.
 * @throws BackendError CONFIGURATION_INVALID when there is none, MODEL_DIR_UNUSABLE when another process has its MODEL_DIR,
 * INTERNAL when it does not start.
 */
export async function openBackend(folder: string, options: BackendOptions): Promise<OpenBackend> {
  if (options.backend === undefined) return startOwn(folder, options)
  if (options.modelDir !== undefined) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      '--model-dir is for a backend that this command starts; one at --backend has its own. Leave one of the two out.',
    )
  }
  const settings = readBackendSettings(options)
  const { url, basicAuth = settings.basicAuth } = splitCredentials(settings.url!)
  const client = createClient({ baseUrl: url, ...(basicAuth ? { basicAuth } : {}) })
  return { client, name: url.replace(/\/+$/, ''), ending: () => undefined, close: async () => {} }
}

/** Nobody else on this machine may call it. */
async function startOwn(folder: string, { modelDir }: BackendOptions): Promise<OpenBackend> {
  const entry = findEntry(folder)
  const basicAuth = { user: 'label-studio-ml', password: randomBytes(24).toString('base64url') }
  const credentials = { BASIC_AUTH_USER: basicAuth.user, BASIC_AUTH_PASS: basicAuth.password, BASIC_AUTH_PASS_FILE: '' }
  const own = { ...credentials, ...(modelDir === undefined ? {} : { MODEL_DIR: resolve(modelDir) }) }
  const started: BackendProcess = await startBackendProcess(entry, own).catch(explainTaken)
  return {
    client: createClient({ baseUrl: started.url, basicAuth }),
    name: `the backend of ${folder === '.' ? 'this folder' : folder}`,
    ending: started.ending,
    close: started.stop,
  }
}

const taken = /MODEL_DIR_UNUSABLE: (MODEL_DIR .* is used by another server)/

function explainTaken(error: Error): never {
  const [, what] = taken.exec(error.message) ?? []
  if (what === undefined) throw error
  throw new BackendError(
    'MODEL_DIR_UNUSABLE',
    `${what}. Let that one do the work: name its address, e.g. --backend http://localhost:9090. Or stop it, or give another folder: --model-dir.`,
    { cause: error },
  )
}
