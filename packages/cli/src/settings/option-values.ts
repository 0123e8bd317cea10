import { BackendError } from '@label-studio-ml/protocol'

/**
 * `name=value` arguments of an option that may be given several times.
 * @throws BackendError CONFIGURATION_INVALID for an argument without `=`
 * @example parsePairs(['text=review'], '--column') // Map { 'text' => 'review' }
 */
export function parsePairs(written: readonly string[] | undefined, option: string): Map<string, string> {
  return new Map(
    (written ?? []).map((pair) => {
      const at = pair.indexOf('=')
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)]
      throw new BackendError('CONFIGURATION_INVALID', `${option} ${pair} cannot be used: expected name=value.`)
    }),
  )
}

/** A whole number of an option. @throws BackendError CONFIGURATION_INVALID */
export function parseWhole(written: string, option: string, max: number): number {
  const number = Number(written)
  if (Number.isInteger(number) && number >= 1 && number <= max) return number
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${option} ${written} cannot be used: expected a number from 1 to ${max}.`,
  )
}

/** A number from 0 to 1 of an option. @throws BackendError CONFIGURATION_INVALID */
export function parseShare(written: string, option: string): number {
  const number = Number(written)
  if (written.trim() !== '' && number >= 0 && number <= 1) return number
  throw new BackendError('CONFIGURATION_INVALID', `${option} ${written} cannot be used: expected a number from 0 to 1.`)
}

/** The number of a project of Label Studio. @throws BackendError CONFIGURATION_INVALID */
export function parseProjectId(written: string): number {
  if (/^[1-9]\d*$/.test(written)) return Number(written)
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `--project ${written} cannot be used: expected the number in the address of the project, /projects/<number>.`,
  )
}
