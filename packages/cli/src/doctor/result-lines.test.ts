import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { resultLines, summaryLine } from './result-lines.ts'

// Whoever runs the tests may want colors from them.
beforeEach(() => void vi.stubEnv('FORCE_COLOR', undefined))
afterEach(() => void vi.unstubAllEnvs())

test('columns are aligned, a text of several lines is one, and the fix stands below', () => {
  const clock = { id: 'clock', title: 'Clocks', outcome: 'ok', seen: 'at the same time' } as const
  const webhook = {
    id: 'webhook',
    title: 'Webhook',
    outcome: 'warning',
    seen: 'two\n  of them',
    fix: 'Delete one',
  } as const
  expect([resultLines(clock, 10), resultLines(webhook, 10)].join('\n')).toBe(
    'ok       clock       at the same time\nwarning  webhook     two of them\n         fix: Delete one.',
  )
})

test('the last line says how many checks ended how', () => {
  const counts = { ok: 3, warning: 0, failed: 1, skipped: 2 }
  expect(summaryLine({ ok: false, counts, checks: [] })).toBe('NOT OK: 3 ok, 1 failed, 2 skipped')
})
