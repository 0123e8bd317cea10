import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'count-tests-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('counts what a report holds', () => {
  expect(count({ numPassedTests: 12, numFailedTests: 0, testResults: [] }, 0)).toBe('12 passed, 0 failed')
})

test('a file that could not be loaded is one failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(count({ numPassedTests: 12, numFailedTests: 2, testResults }, 1)).toBe('12 passed, 3 failed')
})

test('a failed step shows though every test passed', () => {
  expect(count({ numPassedTests: 12, numFailedTests: 0, testResults: [] }, 1)).toBe('12 passed, 1 failed')
})

test('without a report nothing passed', () => {
  expect(count(undefined, 1)).toBe('0 passed, 1 failed')
})

function count(report: object | undefined, failedSteps: number): string {
  const cache = join(folder, 'packages', 'sdk', '.cache')
  rmSync(cache, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  if (report) writeFileSync(join(cache, 'unit.json'), JSON.stringify(report))
  const script = join(root, 'tooling', 'repository', 'count-tests.mjs')
  return spawnSync(process.execPath, [script, folder, String(failedSteps)], { encoding: 'utf8' }).stdout.trim()
}
