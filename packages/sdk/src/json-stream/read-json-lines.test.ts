import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readJsonLines } from './read-json-lines.ts'

async function* inChunks(text: string, size = 5): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

const read = (text: string, size?: number) =>
  Array.fromAsync(readJsonLines(inChunks(text, size), { name: 'rows.jsonl' }))

it('gives the value of each line, wherever the chunks end', async () => {
  const end = fc.constantFrom('', '\n', '\r\n')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), end, fc.integer({ min: 1, max: 40 }), async (values, last, size) => {
      const lines = values.map((value) => JSON.stringify(value))
      const items = await read(lines.join('\r\n') + last, size)
      expect(items.map(({ value }) => value)).toEqual(lines.map((line) => JSON.parse(line)))
    }),
  )
})

it('skips blank lines and a byte order mark, and counts every line', async () => {
  expect(await read('\uFEFF{"a":1}\n\n  \r\n{"a":2}')).toEqual([
    { value: { a: 1 }, number: 1 },
    { value: { a: 2 }, number: 4 },
  ])
})

it.each([
  ['{"a":1}\n{"a":}\n', 'Expected JSON as line 2 of rows.jsonl, found text that is not JSON.'],
  ['{"a":1}\n{"a":', 'Expected JSON as line 2 of rows.jsonl, found an end in the middle.'],
])('says what is wrong with %j', async (text, message) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'JSON_LIST_INVALID', message })
})

it('goes on after a line that is not JSON where somebody takes the error', async () => {
  const invalid: unknown[] = []
  const onInvalid = (error: Error, number: number) => void invalid.push([number, error.message])
  const items = await Array.fromAsync(
    readJsonLines(inChunks('{"a":1}\n{"a":\n\n3\nnot'), { name: 'x.jsonl', onInvalid }),
  )
  expect(items).toEqual([
    { value: { a: 1 }, number: 1 },
    { value: 3, number: 4 },
  ])
  expect(invalid).toEqual([
    [2, 'Expected JSON as line 2 of x.jsonl, found an end in the middle.'],
    [5, expect.stringContaining('Expected JSON as line 5 of x.jsonl')],
  ])
})
