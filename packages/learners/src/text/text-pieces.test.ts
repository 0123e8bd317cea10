import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textPieces } from './text-pieces.ts'

const piecesOf = async (text: string) => Array.fromAsync(textPieces(text), (piece) => piece)

test('a text of up to 8,000 units is one piece, a blank one is none', async () => {
  expect(await piecesOf('x'.repeat(8000))).toEqual([{ text: 'x'.repeat(8000), start: 0 }])
  expect(await piecesOf(' \r\n')).toEqual([])
})

test('cuts behind a line, else a sentence, else a word', async () => {
  const cut = async (gap: string) =>
    (await piecesOf(`${'x'.repeat(7000)}${gap}${'y '.repeat(4000)}`))[0]!.text.slice(6999)
  expect(await cut('\r\n\r\n')).toBe('x\r\n\r\n')
  expect((await piecesOf(`${'x '.repeat(3000)}. ${'y '.repeat(4000)}`))[0]!.text).toHaveLength(6002)
  expect((await piecesOf(`${'東'.repeat(7000)}。${'東'.repeat(4000)}`))[0]!.text).toHaveLength(7001)
})

test('pieces join to the text and split no surrogate pair', async () => {
  const parts = fc.array(fc.constantFrom('🙂', 'a', ' ', '\n', '. '), { minLength: 1, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(parts, async (some) => {
      const text = some.join('').repeat(4000)
      const pieces = await piecesOf(text)
      if (text.trim() !== '') expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const { text: piece, start } of pieces) {
        expect(piece.length).toBeLessThanOrEqual(8000)
        expect(piece.isWellFormed()).toBe(true)
        expect(text.startsWith(piece, start)).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})

test('gives other work a turn between pieces and stops when aborted', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  const stop = new AbortController()
  const read = async () => {
    for await (const { start } of textPieces('word '.repeat(100_000), stop.signal)) {
      const until = performance.now() + 2
      while (performance.now() < until);
      if (start > 100_000) stop.abort(new Error('enough'))
    }
  }
  await expect(read()).rejects.toThrow('enough')
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
})
