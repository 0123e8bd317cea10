import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createJsonBody } from './json-body.ts'
import { createSmallJsonBody } from './small-json-body.ts'

const limits = {
  maxItems: 1000,
  maxItemsSetting: 'MAX_WAITING_TASKS',
  itemLimitBytes: 4096,
  bodyLimitBytes: 1024 * 1024,
} as const

function parse(json: string | Buffer, chunkSize = 65_536) {
  const bytes = Buffer.from(json)
  const body = createJsonBody(limits)
  for (let start = 0; start < bytes.length; start += chunkSize) body.push(bytes.subarray(start, start + chunkSize))
  return body.end()
}

const json = fc.oneof(
  fc.record({ tasks: fc.array(fc.jsonValue()), project: fc.jsonValue(), 'an"notations': fc.array(fc.jsonValue()) }),
  fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'tasks')), fc.jsonValue()),
  fc.jsonValue(),
)

it('gives what JSON.parse gives, wherever the chunks end', () => {
  fc.assert(
    fc.property(json, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 50 }), (value, indent, chunkSize) => {
      const text = JSON.stringify(value, null, indent)
      expect(parse(text, chunkSize)).toEqual(JSON.parse(text))
    }),
    { numRuns: 500 },
  )
})

it('refuses what JSON.parse refuses, wherever the chunks end', () => {
  const brokenJson = fc.tuple(json, fc.nat(), fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '1'))
  fc.assert(
    fc.property(brokenJson, fc.integer({ min: 1, max: 50 }), ([value, where, what], chunkSize) => {
      const text = JSON.stringify(value)
      const at = where % (text.length + 1)
      const broken = text.slice(0, at) + what + text.slice(at + 1)
      let expected: unknown
      try {
        expected = { parsed: JSON.parse(broken) }
      } catch {
        expected = 'refused'
      }
      let found: unknown
      try {
        found = { parsed: parse(broken, chunkSize) }
      } catch {
        found = 'refused'
      }
      expect(found).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})

it.each([1, 2, 3, 7, 1000])(
  'is not misled by quotes, brackets and escapes in texts (chunks of %i bytes)',
  (chunkSize) => {
    const body = {
      deeper: { tasks: [1] },
      'tasks"': '"tasks": [',
      tasks: [{ a: '\\"]},[' }, [[]], '💥', '\\\\', '\\\\"'],
      nothing: [],
      after: [2],
    }
    expect(parse(JSON.stringify(body), chunkSize)).toEqual(body)
  },
)

it.each([createJsonBody, createSmallJsonBody])(
  'keeps no piece that it got, as many short ones would fill the memory',
  (create) => {
    const body = create(limits)
    for (const byte of Buffer.from('{"tasks":["a\\n",[1],2]}')) {
      const piece = Buffer.of(byte)
      body.push(piece)
      piece.fill('x')
    }
    expect(body.end()).toEqual({ tasks: ['a\n', [1], 2] })
  },
)

it('takes the last of two lists of one name, and empty lists of any width', () => {
  expect(parse(`{"tasks":[1,2],"tasks":[${' '.repeat(500)}\n]}`)).toEqual({ tasks: [] })
  expect(parse('{"tasks":[1,2],"tasks":7}')).toEqual({ tasks: 7 })
})

it.each([
  ['', 'the body is empty'],
  [' \n', 'the body is empty'],
  ['{', 'not well-formed'],
  ['{"tasks":[{"a":1},{"a":}]}', 'in item 1 of "tasks"'],
  ['{"tasks":[1,2,', 'the list "tasks" has no end'],
  ['{"tasks":[1,]}', 'in item 1 of "tasks"'],
  ['{"tasks":[\u00a0]}', 'in item 0 of "tasks"'],
  ['{"tasks":[1} ]', 'in what stands around the lists'],
  ['{"secret \\u0041":[x]}', 'in item 0 of a list'],
])('refuses %j, which is not JSON, and says where', (text, reason) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({ code: 'BODY_NOT_JSON', message: expect.stringContaining(reason) }),
  )
})

it.each([
  [
    'LIST_TOO_LONG',
    `{"tasks":[${'0,'.repeat(1001)}`,
    '"tasks" has more than 1000 items, which MAX_WAITING_TASKS allows',
  ],
  ['ITEM_TOO_LARGE', `{"tasks":[1,"${'x'.repeat(4096)}`, 'item 1 of "tasks" has more than'],
  [
    'ITEM_TOO_LARGE',
    `{"tasks":[[${'{},'.repeat(300)}`,
    'has more than 256 lists, objects and texts, which ITEM_LIMIT_MB',
  ],
  ['ITEM_TOO_LARGE', `{"tasks":[[${'{"9":0},'.repeat(50)}`, 'has more than 256 lists, objects and texts'],
  ['ITEM_TOO_LARGE', `{"label_config":"${'x'.repeat(4096)}`, 'what stands around the lists has more than'],
  ['BODY_TOO_LARGE', `{"a":[],"b":"${' '.repeat(1024 * 1024)}`, 'more than 1 MB, which BODY_LIMIT_MB=1 allows'],
  ['BODY_TOO_LARGE', `{${`"a":[${'[[],[]],'.repeat(999)}0],`.repeat(30)}`, 'more than 65536 lists, objects and texts'],
])('throws %s while it reads %.20s…', (code, start, message) => {
  expect(() => createJsonBody(limits).push(Buffer.from(start))).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  )
})

it.each([100, 512, 513, 100_000])('reads lists nested %i deep, or refuses them before anything overflows', (depth) => {
  const text = `{"data":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}, "text":"[[\\\\\\"{{"}`
  const roomy = createJsonBody({ ...limits, itemLimitBytes: limits.bodyLimitBytes, bodyLimitBytes: 1e9 })
  const read = () => {
    roomy.push(Buffer.from(text))
    return roomy.end()
  }
  if (depth <= 512) expect(read()).toEqual(JSON.parse(text))
  else
    expect(read).toThrow(
      expect.objectContaining({ code: 'REQUEST_INVALID', message: expect.stringContaining('512 deep') }),
    )
})
