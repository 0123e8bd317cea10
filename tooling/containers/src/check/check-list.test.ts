import { expect, test } from 'vitest'
import { CheckList } from './check-list.ts'

test('each check is a line, with what went wrong below it, and the summary counts them', async () => {
  const lines: string[] = []
  const checks = new CheckList((line) => lines.push(line))
  await checks.check('the sun is up', async () => '6:12')
  await checks.check('it rains', async () => {
    throw new Error('no cloud\nno wind')
  })
  expect(lines[0]).toMatch(/^ok {3}the sun is up \[6:12\] \(\d+\.\d s\)$/)
  expect(lines[1]).toMatch(/^FAIL it rains \(\d+\.\d s\)\n {5}no cloud\n {5}no wind$/)
  expect(checks.summary()).toEqual({ line: '1 passed, 1 failed', exitCode: 1 })
})

test('a list without a check has failed', () => {
  expect(new CheckList().summary()).toEqual({ line: '0 passed, 0 failed', exitCode: 1 })
})
