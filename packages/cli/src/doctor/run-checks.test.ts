import { expect, test } from 'vitest'
import { type Check, defineCheck } from './check.ts'
import { createFact, Undecided } from './fact.ts'
import type { Facts } from './facts.ts'
import { runChecks } from './run-checks.ts'

const check = (id: string, run: () => Promise<{ ok: string }>): Check =>
  defineCheck({ id, title: id, looks: '', problems: {}, run })
const options = { hideSecrets: (text: string) => text.replace('s3cret', '***'), timeoutMs: 30 }
const run = (...checks: Check[]) => runChecks(checks, {} as Facts, options)

test('a check that hangs or throws fails alone, and its secret is not told', async () => {
  const results = await run(
    check('hangs', () => new Promise(() => undefined)),
    check('throws', () => Promise.reject(new Error('s3cret is wrong'))),
    check('goes on', async () => ({ ok: 'still here' })),
  )
  expect(results.map(({ outcome, seen }) => [outcome, seen])).toEqual([
    ['failed', 'nothing was found out within 0.03 s'],
    ['failed', 'Error: *** is wrong'],
    ['ok', 'still here'],
  ])
})

test('what builds on a failed check is skipped and names it; an option that is missing is named', async () => {
  const version = createFact('version', () => Promise.reject(new Error('down')))
  const missing = createFact('project', () => Promise.reject(new Undecided('give --project')))
  const results = await run(
    check('version', async () => ({ ok: String(await version.look()) })),
    check('clock', async () => ({ ok: String(await version.known()) })),
    check('project', async () => ({ ok: String(await missing.known()) })),
  )
  expect(results.map(({ outcome, seen }) => [outcome, seen])).toEqual([
    ['failed', 'Error: down'],
    ['skipped', 'see version'],
    ['skipped', 'give --project'],
  ])
})
