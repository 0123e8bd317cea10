import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findEntry } from './find-entry.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entry-'))
  mkdirSync(join(folder, 'src'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the source of a backend is its entry, before what was built of it', () => {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'main.js'), '')
  expect(findEntry(folder)).toMatchObject({ folder, file: join(folder, 'dist', 'main.js') })
  writeFileSync(join(folder, 'src', 'main.ts'), '')
  expect(findEntry(folder)).toEqual({ folder, sourceFolder: folder, file: join(folder, 'src', 'main.ts') })
})

test('a file may be named itself, and starts where the caller is', () => {
  writeFileSync(join(folder, 'backend.js'), '')
  expect(findEntry(join(folder, 'backend.js'))).toEqual({
    folder: process.cwd(),
    sourceFolder: folder,
    file: join(folder, 'backend.js'),
  })
})

test('a folder without an entry is refused with the names that were looked for, and so is a folder that does not exist', () => {
  expect(() => findEntry(folder)).toThrow('has no entry (src/main.ts, main.ts, ')
  expect(() => findEntry(join(folder, 'nope'))).toThrow('does not exist')
})

test('a Node that cannot run TypeScript is refused with the version that can', () => {
  writeFileSync(join(folder, 'main.ts'), '')
  expect(() => findEntry(folder, false)).toThrow('needs Node 22.19 or newer, best 24')
})
