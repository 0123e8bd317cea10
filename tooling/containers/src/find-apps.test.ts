import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findApps } from './find-apps.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apps-'))
  addApp('tagger', 'tagger')
  addApp('classifier', 'classifier')
  mkdirSync(join(folder, 'not-an-app'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function addApp(folderName: string, name: string) {
  mkdirSync(join(folder, folderName))
  writeFileSync(join(folder, folderName, 'package.json'), JSON.stringify({ name, version: '1.2.3' }))
}

test('every folder with a package.json is an app, sorted', () => {
  expect(findApps([], folder)).toEqual([
    { name: 'classifier', version: '1.2.3' },
    { name: 'tagger', version: '1.2.3' },
  ])
})

test('names choose among the apps', () => {
  expect(findApps(['tagger'], folder).map(({ name }) => name)).toEqual(['tagger'])
})

test('an unknown name is refused with the names that exist', () => {
  expect(() => findApps(['tager'], folder)).toThrow('There is no app "tager" in apps/; there are classifier, tagger.')
})

test('an app must be named as its folder', () => {
  addApp('one', 'another')
  expect(() => findApps([], folder)).toThrow('apps/one/package.json is named "another"')
})
