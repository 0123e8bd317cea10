import { resolve } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { parseKwargs } from './kwargs.ts'

/** The options of `label-studio-ml start`, in the words of the Python tool. */
export interface StartOptions {
  port?: string
  host?: string
  debug?: boolean
  logLevel?: string
  modelDir?: string
  kwargs?: string[]
  basicAuthUser?: string
  basicAuthPass?: string
  workers?: string
  check?: boolean
  watch?: boolean
  watchAlso?: string[]
  watched?: boolean
}

/** The environment variables that the options stand for; an option that is not given leaves its variable as it is. */
export function environmentOf(options: StartOptions): Record<string, string> {
  assertOneWorker(options.workers)
  const { port, host, debug, logLevel, modelDir, kwargs, basicAuthUser, basicAuthPass } = options
  const given = {
    PORT: port,
    HOST: host,
    LOG_LEVEL: debug ? 'debug' : logLevel,
    MODEL_DIR: modelDir === undefined ? undefined : resolve(modelDir),
    EXTRA_PARAMS: kwargs === undefined ? undefined : JSON.stringify(parseKwargs(kwargs)),
    BASIC_AUTH_USER: basicAuthUser,
    BASIC_AUTH_PASS: basicAuthPass,
  }
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Several processes on one MODEL_DIR would train the same project twice and serve different versions. */
function assertOneWorker(workers: string | undefined): void {
  if (workers === undefined || workers === '1') return
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `--workers ${workers} cannot be used: a backend is one process that owns its MODEL_DIR. It answers requests side by side and trains in a process of its own; for more, start a backend for each group of projects with its own --port and --model-dir.`,
  )
}
