import { describe, expect, test } from 'vitest'
import { CheckList } from './check-list.ts'

function listOf(): { checks: CheckList; lines: string[] } {
  const lines: string[] = []
  return { checks: new CheckList((line) => lines.push(line)), lines }
}

describe('CheckList', () => {
  test('prints every check as a named line with what was seen', () => {
    const { checks, lines } = listOf()
    checks.check('saving works', true)
    checks.check('two came', false, 'one came')
    expect(lines).toEqual(['ok   saving works', 'FAIL two came [one came]'])
  })

  test('counts a thrown error as a failed check and goes on', async () => {
    const { checks, lines } = listOf()
    const value = await checks.attempt('it connects', () => Promise.reject(new Error('refused')))
    expect(value).toBeUndefined()
    expect(lines).toEqual(['FAIL it connects [refused]'])
  })

  test('sums up in one plain line', () => {
    const { checks } = listOf()
    checks.check('one', true)
    expect(checks.summary()).toEqual({ line: '1 passed, 0 failed', exitCode: 0 })
    checks.check('two', false)
    expect(checks.summary()).toEqual({ line: '1 passed, 1 failed', exitCode: 1 })
  })

  test('a run without a single check has failed', () => {
    expect(listOf().checks.summary().exitCode).toBe(1)
  })
})
