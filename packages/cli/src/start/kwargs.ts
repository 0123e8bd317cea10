import { BackendError } from '@label-studio-ml/protocol'

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
