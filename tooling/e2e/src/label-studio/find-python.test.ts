import { expect, test } from 'vitest'
import { findPython } from './find-python.ts'
import { releaseOf } from './releases.ts'

const having = (interpreters: Record<string, string>) => (command: string) => interpreters[command]

test('takes the preferred version that runs', () => {
  const ask = having({ 'python3.10': '3.10', python3: '3.11' })
  expect(findPython(releaseOf('1.13.1'), ask, [])).toBe('python3')
})

test('passes over a shim that is on PATH but does not run', () => {
  const ask = having({ 'python3.11': '', 'python3.10': '3.10', python3: '3.9' })
  expect(findPython(releaseOf('1.13.1'), ask, [])).toBe('python3.10')
})

test("looks into pyenv's folder last", () => {
  const path = '/home/me/.pyenv/versions/3.8.18/bin/python3'
  expect(findPython(releaseOf('1.4.1'), having({ python3: '3.11', [path]: '3.8' }), [path])).toBe(path)
})

test('says which versions would do and what python3 is', () => {
  const find = () => findPython(releaseOf('1.4.1'), having({ python3: '3.11' }), [])
  expect(find).toThrow(/Label Studio 1.4.1 needs Python 3.8 with venv; python3 here is 3.11/)
})
