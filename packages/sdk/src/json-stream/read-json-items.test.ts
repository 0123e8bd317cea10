import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readJsonItems } from './read-json-items.ts'

async function* inChunks(json: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(json)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

const read = (json: string | Buffer, size?: number, itemLimitBytes?: number) =>
  Array.fromAsync(
    readJsonItems(inChunks(json, size), { name: 'tasks.json', ...(itemLimitBytes && { itemLimitBytes }) }),
    ({ value }) => value,
  )

it('gives the items that JSON.parse gives, wherever the chunks end', async () => {
  const list = fc.array(fc.jsonValue(), { maxLength: 6 })
  const sizes = fc.integer({ min: 1, max: 40 })
  await fc.assert(
    fc.asyncProperty(list, fc.integer({ min: 0, max: 2 }), sizes, async (items, indent, size) => {
      const text = JSON.stringify(items, null, indent)
      expect(await read(text, size)).toEqual(JSON.parse(text))
    }),
  )
})

it('refuses what JSON.parse refuses, and gives nothing less than the whole list', async () => {
  const broken = fc.tuple(
    fc.array(fc.jsonValue()),
    fc.nat(),
    fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '1'),
  )
  await fc.assert(
    fc.asyncProperty(broken, fc.integer({ min: 1, max: 40 }), async ([items, where, what], size) => {
      const text = JSON.stringify(items)
      const at = where % text.length
      const json = text.slice(0, at) + what + text.slice(at + 1)
      const expected = await Promise.resolve(json)
        .then(JSON.parse)
        .then((value) => Array.isArray(value) && value)
        .catch(() => false)
      expect(await read(json, size).catch(() => false)).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})

it('counts items from 1', async () => {
  const items = await Array.fromAsync(readJsonItems(inChunks(' [ "a", {"b": [1, 2]} ]\n'), { name: 'x' }))
  expect(items).toEqual([
    { value: 'a', number: 1 },
    { value: { b: [1, 2] }, number: 2 },
  ])
})

it.each([
  ['[{"a":1},{"a":', 'Expected a ] at the end of tasks.json, but it ends in item 2: it is not whole.'],
  ['', 'Expected a JSON list in tasks.json, found nothing.'],
  ['{"a":[1]}', 'Expected a JSON list in tasks.json, which begins with [, found "{".'],
  ['[1,2][3]', 'Expected nothing after the list of tasks.json, found more after its ].'],
  ['[1,{"a" 2}]', 'Expected JSON as item 2 of tasks.json, found text that is not JSON at its character 6.'],
  ['[1,,2]', 'Expected JSON as item 2 of tasks.json, found nothing.'],
  ['[1,2,]', 'Expected JSON as item 3 of tasks.json, found nothing.'],
])('says what is wrong with %s', async (json, message) => {
  await expect(read(json)).rejects.toMatchObject({ code: 'JSON_LIST_INVALID', message })
})

it('skips a byte order mark', async () => {
  expect(await read('\uFEFF[1]', 2)).toEqual([1])
})

it('refuses bytes that are not UTF-8', async () => {
  await expect(read(Buffer.from('["\xe4"]', 'latin1'))).rejects.toThrow(
    'item 1 of tasks.json, found bytes that are not UTF-8',
  )
})

it('refuses an item that is larger or nests deeper than any task', async () => {
  await expect(read(`["${'x'.repeat(2000)}"]`, 100, 1024)).rejects.toThrow('item 1 of tasks.json, found more than')
  await expect(read(`[${'['.repeat(600)}${']'.repeat(600)}]`)).rejects.toThrow('more than 512 deep')
})
