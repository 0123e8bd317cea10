import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Installation, isInstalled } from './install.ts'
import { releaseOf } from './releases.ts'

let installation: Installation

beforeEach(() => {
  const home = mkdtempSync(join(tmpdir(), 'label-studio-'))
  const bin = join(home, 'venv', 'bin')
  mkdirSync(bin, { recursive: true })
  installation = { release: releaseOf('1.23.2'), home, command: join(bin, 'label-studio') }
  writeFileSync(installation.command, '')
})

afterEach(() => rmSync(installation.home, { recursive: true, force: true }))

const mark = (marker: unknown) => writeFileSync(join(installation.home, 'installed.json'), JSON.stringify(marker))

test('an install that was cut off is not taken for whole', () => {
  expect(isInstalled(installation)).toBe(false)
})

test('a finished install is used again', () => {
  mark({ version: '1.23.2', requirements: ['label-studio==1.23.2'] })
  expect(isInstalled(installation)).toBe(true)
})

test('an install from other requirements is done again', () => {
  mark({ version: '1.23.2', requirements: ['label-studio==1.23.2', 'setuptools<60'] })
  expect(isInstalled(installation)).toBe(false)
})
