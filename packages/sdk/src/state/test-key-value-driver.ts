import assert from 'node:assert/strict'
import type { KeyValueDriver } from './key-value-driver.ts'

type RegisterTest = (title: string, run: () => Promise<void>) => unknown
type DriverTest = (driver: KeyValueDriver) => Promise<void>

const kept: Record<string, unknown> = {
  null: null,
  'an empty string': '',
  'a string that looks like a number': '1.10',
  'a number': 1.1,
  'the smallest number': Number.MIN_VALUE,
  'the largest number': Number.MAX_VALUE,
  'the largest safe integer': Number.MAX_SAFE_INTEGER,
  zero: 0,
  booleans: [true, false],
  'text of many scripts': 'Zoë – 文字 – 🐱👩‍👩‍👧 – \u0000\u2028\ufeff',
  'half a surrogate pair': '\ud83d',
  'nested values': { list: [1, [2, { three: [] }]], empty: {}, none: null },
  'text that is JSON': '{"a":1}',
  'keys of object prototypes': JSON.parse('{"__proto__": {"x": 1}, "constructor": 2, "toString": 3, "": 4}'),
  'a long text': 'long '.repeat(200_000),
}

const cycle: { self?: unknown } = {}
cycle.self = { cycle }
const refused: Record<string, unknown> = {
  undefined: undefined,
  'undefined inside an object': { a: undefined },
  'undefined inside an array': [undefined],
  NaN: { a: Number.NaN },
  Infinity: [Number.POSITIVE_INFINITY],
  'minus zero': -0,
  'a function': { a: () => 1 },
  'a symbol': Symbol('a'),
  'a symbol as key': { [Symbol('a')]: 1 },
  'a bigint': 1n,
  'a date': new Date(0),
  'a map': new Map([['a', 1]]),
  'a typed array': new Uint8Array(2),
  'a class instance': new (class Point {
    x = 1
  })(),
  'an array with holes': new Array(2),
  'an array with a key of its own': Object.assign([1], { extra: 2 }),
  'a cycle': cycle,
}

const names = [
  '',
  'a',
  'A',
  'a b',
  'a:b',
  'a/b',
  "'; drop table state; --",
  '%',
  '_',
  '__proto__',
  'toString',
  'ключ',
  '🐱',
  '0',
  '\u0000',
]

const behaviour: Record<string, DriverTest> = {
  'gives undefined for a key that was never put in': async (driver) => {
    assert.equal(await driver.get('p', 'k'), undefined)
    assert.equal(await driver.has('p', 'k'), false)
    assert.deepEqual(await driver.keys('p'), [])
  },
  'replaces a value': async (driver) => {
    await driver.set('p', 'k', { first: 1 })
    await driver.set('p', 'k', [2])
    assert.deepEqual(await driver.get('p', 'k'), [2])
    assert.deepEqual(await driver.keys('p'), ['k'])
  },
  'has a key that holds null': async (driver) => {
    await driver.set('p', 'k', null)
    assert.equal(await driver.has('p', 'k'), true)
  },
  'deletes a key and says whether it was there': async (driver) => {
    await driver.set('p', 'k', 1)
    assert.equal(await driver.delete('p', 'k'), true)
    assert.equal(await driver.delete('p', 'k'), false)
    assert.equal(await driver.has('p', 'k'), false)
    assert.equal(await driver.get('p', 'k'), undefined)
  },
  'keeps namespaces apart': async (driver) => {
    await driver.set('a', 'b:c', 1)
    await driver.set('a:b', 'c', 2)
    await driver.delete('a', 'c')
    assert.equal(await driver.get('a', 'b:c'), 1)
    assert.equal(await driver.get('a:b', 'c'), 2)
    assert.deepEqual(await driver.keys('a'), ['b:c'])
  },
  'takes any text as namespace and key, and sorts the keys': async (driver) => {
    for (const name of names) await driver.set(name, name, name)
    for (const name of names) assert.equal(await driver.get(name, name), name)
    for (const name of names) await driver.set('all', name, 1)
    assert.deepEqual(await driver.keys('all'), [...names].sort())
  },
  'is not changed by what happens to a value outside': async (driver) => {
    const value = { list: [1] }
    await driver.set('p', 'k', value)
    value.list.push(2)
    const given = (await driver.get('p', 'k')) as typeof value
    given.list.push(3)
    assert.deepEqual(await driver.get('p', 'k'), { list: [1] })
  },
  'keeps the old value when it refuses a new one': async (driver) => {
    await driver.set('p', 'k', 1)
    await assert.rejects(driver.set('p', 'k', undefined), { code: 'STATE_INVALID' })
    assert.equal(await driver.get('p', 'k'), 1)
  },
  'refuses a key that UTF-8 cannot carry': async (driver) => {
    await assert.rejects(driver.set('p', '\ud83d', 1), { code: 'STATE_INVALID' })
  },
  'keeps every one of many writes at once': async (driver) => {
    await Promise.all(Array.from({ length: 100 }, (_, item) => driver.set('p', `k${item}`, item)))
    for (let item = 0; item < 100; item++) assert.equal(await driver.get('p', `k${item}`), item)
  },
}

/**
 * The tests that every key-value driver passes. Each runs on a driver of its own.
 * @param createDriver gives an empty driver
 * @param it registers a test: `it` of vitest, `test` of node:test
 * @example testKeyValueDriver(() => createInMemoryState(), it)
 */
export function testKeyValueDriver(
  createDriver: () => KeyValueDriver | Promise<KeyValueDriver>,
  it: RegisterTest,
): void {
  for (const [what, value] of Object.entries(kept)) {
    it(`gives back ${what} exactly`, async () => {
      const driver = await createDriver()
      await driver.set('project', 'key', value)
      assert.deepEqual(await driver.get('project', 'key'), value)
    })
  }
  for (const [what, value] of Object.entries(refused)) {
    it(`refuses ${what}`, async () => {
      const driver = await createDriver()
      await assert.rejects(driver.set('project', 'key', value), { code: 'STATE_INVALID' })
      assert.equal(await driver.has('project', 'key'), false)
    })
  }
  for (const [title, test] of Object.entries(behaviour)) it(title, async () => test(await createDriver()))
}
