import { resolve } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'

/** The options of `label-studio-ml start`, named as in the Python tool. */
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
  attached?: boolean
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

/**
 * `key=value` arguments as an object; a value that is JSON counts as such (`3`, `true`, `[1,2]`), any other is text.
 * @throws BackendError CONFIGURATION_INVALID for an argument without `=`.
 * @example parseKwargs(['threshold=0.5', 'model=small']) // { threshold: 0.5, model: 'small' }
 */
export function parseKwargs(written: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(written.map(parseKwarg))
}

function parseKwarg(written: string): [string, unknown] {
  const at = written.indexOf('=')
  if (at > 0) return [written.slice(0, at), readValue(written.slice(at + 1))]
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `--kwargs "${written}" cannot be used: expected key=value, e.g. --kwargs threshold=0.5 model=small.`,
  )
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
