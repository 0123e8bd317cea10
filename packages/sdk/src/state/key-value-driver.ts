/**
 * Keeps small JSON values, each under a namespace (a project) and a key. A driver gives back exactly what was put in and
 * throws STATE_INVALID, without changing anything, for what it could not give back; `encodeState` decides that for all
 * drivers. Every driver passes `testKeyValueDriver` of `@label-studio-ml/sdk/testing`.
 */
export interface KeyValueDriver {
  /** The value, or undefined if there is none. */
  get(namespace: string, key: string): Promise<unknown>
  set(namespace: string, key: string, value: unknown): Promise<void>
  has(namespace: string, key: string): Promise<boolean>
  /** True if there was a value. */
  delete(namespace: string, key: string): Promise<boolean>
  /** The keys of a namespace, sorted. */
  keys(namespace: string): Promise<string[]>
}
