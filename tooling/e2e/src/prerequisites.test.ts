import { expect, test } from 'vitest'
import { releaseOf } from './label-studio/releases.ts'
import { missingPrerequisites } from './prerequisites.ts'

const releases = [releaseOf('1.23.2')]
const nowhere = '/nonexistent'

test('a machine with an interpreter needs no browser for other scenarios', () => {
  const wanted = { releases, cache: nowhere, usesBrowser: false }
  expect(missingPrerequisites(wanted, nowhere, () => 'python3')).toEqual([])
})

test('everything that is missing is said at once, with the package that has it', () => {
  const find = () => {
    throw new Error('needs Python (Debian: apt-get install python3 python3-venv)')
  }
  const problems = missingPrerequisites({ releases, cache: nowhere, usesBrowser: true }, nowhere, find)
  expect(problems.join('\n')).toMatch(/python3-venv\)\n.*apt-get install chromium/)
})
