import { BackendError } from '@label-studio-ml/protocol'

const maxNesting = 500

/**
 * A value as JSON text from which `decodeState` gives exactly the same value.
 * @throws BackendError STATE_INVALID for what JSON cannot carry: undefined, NaN, infinities, -0, functions, symbols, bigints,
 * dates, maps and other class instances, holes in arrays, cycles. The message names the path.
 */
export function encodeState(value: unknown): string {
  assertJson(value, 'value', [])
  return JSON.stringify(value)
}

/** The value of a text that `encodeState` wrote. */
export function decodeState(text: string): unknown {
  return JSON.parse(text)
}

/** @throws BackendError STATE_INVALID for a namespace or key that is not a string or that UTF-8 cannot carry. */
export function assertStateName(kind: 'namespace' | 'key', name: unknown): asserts name is string {
  if (typeof name !== 'string') throw invalid(kind, `a ${typeof name}`)
  if (/\p{Surrogate}/u.test(name)) throw invalid(kind, 'a string with half a surrogate pair')
}

function assertJson(value: unknown, path: string, above: object[]): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return
  if (typeof value === 'number') throw invalid(path, Object.is(value, -0) ? '-0' : String(value))
  if (typeof value !== 'object') throw invalid(path, `a ${typeof value}`)
  if (above.includes(value)) throw invalid(path, 'a reference to an object that holds it')
  if (above.length >= maxNesting) throw invalid(path.slice(0, 100), `nesting deeper than ${maxNesting}`)
  assertPlain(value, path)
  const inside = [...above, value]
  for (const [key, item] of Object.entries(value)) assertJson(item, `${path}.${key}`, inside)
}

function assertPlain(value: object, path: string): void {
  const prototype = Object.getPrototypeOf(value)
  const keys = Reflect.ownKeys(value)
  if (Array.isArray(value)) {
    if (keys.length !== value.length + 1) throw invalid(path, 'an array with holes or with keys of its own')
  } else if (prototype !== Object.prototype && prototype !== null) {
    throw invalid(path, `an instance of ${prototype.constructor?.name ?? 'a class'}`)
  } else if (keys.length !== Object.keys(value).length) {
    throw invalid(path, 'an object with symbols or hidden keys')
  }
}

function invalid(where: string, what: string): BackendError {
  return new BackendError('STATE_INVALID', `State takes what JSON gives back unchanged; ${where} is ${what}`)
}
