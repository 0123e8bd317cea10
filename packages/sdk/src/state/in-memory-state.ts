import type { KeyValueDriver } from './key-value-driver.ts'
import { assertStateName, decodeState, encodeState } from './state-codec.ts'

/** A key-value driver whose values are gone when the process ends. */
export function createInMemoryState(): KeyValueDriver {
  const namespaces = new Map<string, Map<string, string>>()
  const entriesOf = (namespace: string): Map<string, string> => {
    assertStateName('namespace', namespace)
    const entries = namespaces.get(namespace) ?? new Map<string, string>()
    namespaces.set(namespace, entries)
    return entries
  }
  return {
    async get(namespace, key) {
      const text = entriesOf(namespace).get(key)
      return text === undefined ? undefined : decodeState(text)
    },
    async set(namespace, key, value) {
      assertStateName('key', key)
      entriesOf(namespace).set(key, encodeState(value))
    },
    has: async (namespace, key) => entriesOf(namespace).has(key),
    delete: async (namespace, key) => entriesOf(namespace).delete(key),
    keys: async (namespace) => [...entriesOf(namespace).keys()].sort(),
  }
}
