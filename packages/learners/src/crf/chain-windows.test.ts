import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTEXT_TOKENS, CORE_TOKENS, chainWindows } from './chain-windows.ts'

test('each token is answered by exactly one bounded window with context around it', () => {
  fc.assert(
    fc.property(fc.nat(5000), (length) => {
      let next = 0
      for (const { start, end, coreStart, coreEnd } of chainWindows(length)) {
        expect(coreStart).toBe(next)
        expect(start).toBe(Math.max(0, coreStart - CONTEXT_TOKENS))
        expect(end).toBe(Math.min(length, coreEnd + CONTEXT_TOKENS))
        expect(end - start).toBeLessThanOrEqual(CORE_TOKENS + 2 * CONTEXT_TOKENS)
        next = coreEnd
      }
      expect(next).toBe(length)
    }),
  )
})
