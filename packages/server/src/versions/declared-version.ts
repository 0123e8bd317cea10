import { BackendError } from '@label-studio-ml/protocol'
import type { ModelClass } from '@label-studio-ml/sdk/host'

/** Characters. */
const maxNameLength = 64

/** The version that a model class names itself; undefined when it names none. Throws `CONFIGURATION_INVALID`. */
export async function readDeclaredVersion(ModelClass: ModelClass): Promise<string | undefined> {
  if (ModelClass.version === undefined) return undefined
  const version = await readVersion(ModelClass)
  const problem = problemOf(version)
  if (!problem) return version as string
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${ModelClass.name}.version must be a name such as '1.2.0', or a method that returns one: ${problem}.`,
  )
}

async function readVersion(ModelClass: ModelClass): Promise<unknown> {
  try {
    return typeof ModelClass.version === 'function' ? await ModelClass.version() : ModelClass.version
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BackendError('CONFIGURATION_INVALID', `${ModelClass.name}.version() failed: ${reason}`, { cause })
  }
}

/** Label Studio trims names: one with blanks around it would never be found again. */
function problemOf(version: unknown): string | undefined {
  if (typeof version !== 'string') return `it is ${version === null ? 'null' : `of type ${typeof version}`}`
  if (version.trim() === '') return 'it is empty'
  if (version.trim() !== version) return `${JSON.stringify(version)} has blanks around it`
  if (version.length > maxNameLength) return `it has ${version.length} characters, ${maxNameLength} are allowed`
  if (/\p{Cc}/u.test(version) || !version.isWellFormed()) return `${JSON.stringify(version)} has control characters`
}
