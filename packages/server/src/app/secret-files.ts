import { readFileSync } from 'node:fs'
import { BackendError } from '@label-studio-ml/protocol'

/** Settings that are secrets. Each may also come as `<NAME>_FILE`, the path of a file that holds it. */
const secretSettings = [
  'BASIC_AUTH_PASS',
  'WEBHOOK_SECRET',
  'SECRET_KEY',
  'LABEL_STUDIO_API_KEY',
  'LABEL_STUDIO_ACCESS_TOKEN',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/** The environment with the secrets that its `…_FILE` settings name. Throws `CONFIGURATION_INVALID`. */
export function withSecretsOfFiles(environment: Environment): Environment {
  const secrets = secretSettings.flatMap((name) => {
    const fileSetting = `${name}_FILE`
    const file = environment[fileSetting]
    if (!file) return []
    if (environment[name]) throw invalid(`${name} and ${fileSetting} cannot both be set: leave one of them out.`)
    return [[name, readSettingFile(fileSetting, file)]]
  })
  return { ...environment, ...Object.fromEntries(secrets) }
}

/** What a file that a setting names holds, without white space around it. Throws `CONFIGURATION_INVALID`. */
export function readSettingFile(setting: string, file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const { message } = cause as Error
    throw invalid(`${setting}="${file}" cannot be read: ${message}. Name a file that this user can read.`, cause)
  }
  if (text === '') throw invalid(`${setting}="${file}" is empty: expected a file that holds the value.`)
  return text
}

function invalid(message: string, cause?: unknown): BackendError {
  return new BackendError('CONFIGURATION_INVALID', message, cause ? { cause } : {})
}
