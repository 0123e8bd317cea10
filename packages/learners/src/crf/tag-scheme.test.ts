import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTagScheme, spansOfStates, statesOfSpans, type TagScheme, type TokenSpan } from './tag-scheme.ts'

const scheme = createTagScheme(['person', 'place'])

/** A random walk along the allowed transitions that starts and ends where a sentence may. */
function walk({ edgeFrom, edgeTo, mayStart, mayEnd }: TagScheme, choices: readonly number[]): number[] {
  const starts = [...mayStart.keys()].filter((state) => mayStart[state])
  const path = [starts[choices[0]! % starts.length]!]
  for (const choice of choices.slice(1)) {
    const next = [...edgeTo].filter((_, e) => edgeFrom[e] === path.at(-1))
    path.push(next[choice % next.length]!)
  }
  while (path.length > 0 && !mayEnd[path.at(-1)!]) path.pop()
  return path
}

test('spans and states are two spellings of the same thing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (choices) => {
      const states = walk(scheme, choices.concat(0))
      const spans = spansOfStates(scheme, states)
      expect([...statesOfSpans(scheme, spans, states.length)]).toEqual(states)
    }),
  )
})

test('spells begin, inside, last and unit', () => {
  const spans: TokenSpan[] = [
    { start: 0, end: 3, label: 'person' },
    { start: 3, end: 4, label: 'place' },
  ]
  expect([...statesOfSpans(scheme, spans, 5)]).toEqual([1, 2, 3, 8, 0])
})

test('no transition leads out of or into the middle of an entity', () => {
  const edge = (a: number, b: number) => scheme.edgeAt[a * scheme.states + b]! >= 0
  expect(edge(0, 2)).toBe(false)
  expect(edge(1, 0)).toBe(false)
  expect(edge(1, 6)).toBe(false)
  expect(edge(1, 3)).toBe(true)
  expect(edge(4, 5)).toBe(true)
})

test('an unknown label is an error that lists the known ones', () => {
  expect(() => statesOfSpans(scheme, [{ start: 0, end: 1, label: 'thing' }], 1)).toThrow(/"thing".*person, place/)
})
