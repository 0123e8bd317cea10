import { describe, it } from 'vitest'
import { createInMemoryState } from './in-memory-state.ts'
import { testKeyValueDriver } from './test-key-value-driver.ts'

describe('createInMemoryState', () => {
  testKeyValueDriver(createInMemoryState, it)
})
