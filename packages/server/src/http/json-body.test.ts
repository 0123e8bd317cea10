import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createYielder } from '../models/yield-to-event-loop.ts'
import { parseJsonBody } from './json-body.ts'
import { findList, listItems } from './json-list-items.ts'

const yieldToEventLoop = createYielder()
const padding = 'x'.repeat(300 * 1024)

it('gives what JSON.parse gives, for any task list in a large body', async () => {
  const envelope = fc.record({
    tasks: fc.array(fc.jsonValue()),
    project: fc.jsonValue(),
    padding: fc.constant(padding),
  })
  await fc.assert(
    fc.asyncProperty(envelope, fc.integer({ min: 0, max: 3 }), async (body, indent) => {
      const text = JSON.stringify(body, null, indent)
      expect(await parseJsonBody(Buffer.from(text), yieldToEventLoop)).toEqual(JSON.parse(text))
    }),
    { numRuns: 60 },
  )
})

it('is not misled by quotes, brackets and escapes in strings, nor by the same key further down', async () => {
  const body = {
    padding,
    deeper: { tasks: [1] },
    'tasks"': '"tasks": [',
    tasks: [{ a: '\\"]},[' }, [[]], '💥'],
    after: [2],
  }
  expect(await parseJsonBody(Buffer.from(JSON.stringify(body)), yieldToEventLoop)).toEqual(body)
})

it.each([
  ['', 'body is empty'],
  ['{', ''],
  [`{"padding":"${padding}","tasks":[{"a":1},{"a":}]}`, 'in item 1 of "tasks"'],
  [`{"padding":"${padding}","tasks":[1,2,`, 'the list "tasks" has no end'],
  [`{"padding":"${padding}","tasks":[1,]}`, 'in item 1 of "tasks"'],
  [`{"padding":"${padding}","tasks":[1] "oops"}`, ''],
])('refuses what is not JSON (%#)', async (text, reason) => {
  await expect(parseJsonBody(Buffer.from(text), yieldToEventLoop)).rejects.toMatchObject({
    code: 'BODY_NOT_JSON',
    message: expect.stringContaining(reason),
  })
})

it('finds the bounds of every item', () => {
  const json = Buffer.from('{"tasks": [ {"a": "]"} , 2,[3] ] }')
  const list = findList(json, ['tasks'])!
  const walk = listItems(json, list.start)
  const items = [...walk].map(([start, end]) => json.toString('utf8', start, end).trim())
  expect(items).toEqual(['{"a": "]"}', '2', '[3]'])
})
