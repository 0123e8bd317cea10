import { readFileSync } from 'node:fs'
import { BackendError } from '@label-studio-ml/protocol'

/** Environment variables that a command may read, each of which may also come as `<NAME>_FILE`. */
export type EnvironmentName =
  | 'LABEL_STUDIO_URL'
  | 'LABEL_STUDIO_HOST'
  | 'LABEL_STUDIO_API_KEY'
  | 'LABEL_STUDIO_ACCESS_TOKEN'
  | 'BASIC_AUTH_USER'
  | 'BASIC_AUTH_PASS'
  | 'WEBHOOK_SECRET'

/**
 * A variable, or the text of the file that `<NAME>_FILE` names. An empty one counts as not set.
 * @throws BackendError CONFIGURATION_INVALID when both are set, or the file cannot be read.
 */
export function environmentValue(name: EnvironmentName, environment = process.env): string | undefined {
  const [value, file] = [environment[name], environment[`${name}_FILE`]]
  if (!file) return value || undefined
  if (value) throw invalid(`${name} and ${name}_FILE are both set: unset one of them.`)
  return fileText(file, `${name}_FILE`).trim() || undefined
}

/** The PEM text of LABEL_STUDIO_CA_FILE. */
export function certificateAuthority(environment = process.env): string | undefined {
  const file = environment.LABEL_STUDIO_CA_FILE
  return file ? fileText(file, 'LABEL_STUDIO_CA_FILE') : undefined
}

function fileText(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BackendError('CONFIGURATION_INVALID', `${name}="${file}" cannot be read: ${(cause as Error).message}`, {
      cause,
    })
  }
}

function invalid(message: string): BackendError {
  return new BackendError('CONFIGURATION_INVALID', message)
}
