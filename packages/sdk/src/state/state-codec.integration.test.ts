import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeState, encodeState } from './state-codec.ts'

describe('encodeState', () => {
  it('gives back every JSON value exactly, or refuses it', () => {
    fc.assert(
      fc.property(fc.anything({ withObjectString: true, withNullPrototype: false }), (value) => {
        let text: string
        try {
          text = encodeState(value)
        } catch (error) {
          expect(error).toMatchObject({ code: 'STATE_INVALID' })
          return
        }
        deepStrictEqual(decodeState(text), value)
      }),
    )
  })

  it('accepts all values of JSON.parse', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false, maxDepth: 4 }), (text) =>
        deepStrictEqual(decodeState(encodeState(parsed(text))), parsed(text)),
      ),
    )
  })

  it('names the path of what it refuses', () => {
    expect(() => encodeState({ a: [1, { b: Number.NaN }] })).toThrow('value.a.1.b is NaN')
  })

  it('refuses nesting that would overflow the stack', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(() => encodeState(deep)).toThrow('nesting deeper than 500')
  })
})

/** JSON.parse without minus zero, which JSON text can hold and JSON.stringify cannot write. */
function parsed(text: string): unknown {
  return JSON.parse(text, (_, value) => (Object.is(value, -0) ? 0 : value))
}
