import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, scratchFolder } from '@label-studio-ml/harness'
import { beforeAll, expect, test } from 'vitest'
import { mayImport } from './import-rules.ts'
import { pictureFile, withPicture } from './picture.ts'
import { type ImportReport, readImports } from './read-imports.ts'
import { roomCircles, roomImports } from './rooms.ts'

let report: ImportReport

beforeAll(async () => {
  report = await readImports()
})

test('imports point one way, and no files import each other', () => {
  expect(report.violations).toEqual([])
})

test('no rooms import each other', () => {
  expect(roomCircles(roomImports(report.imports))).toEqual([])
})

test('every package has its line in the rules', () => {
  expect(Object.keys(mayImport).sort()).toEqual(readdirSync(join(root, 'packages')).sort())
})

test('the picture in docs/architecture.md is current: "pnpm docs:write" draws it', () => {
  expect(readFileSync(pictureFile, 'utf8')).toBe(withPicture(report.imports))
})

test('what breaks a rule is found', async () => {
  const folder = scratchFolder('imports')
  const files = {
    'packages/sdk/src/index.ts': "import type { A } from './a.ts'\nexport const b: A = 1",
    'packages/sdk/src/a.ts': "import { b } from './index.ts'\nexport type A = typeof b",
    'packages/sdk/src/up.ts': "export * from '../../server/src/index.ts'",
    'packages/server/src/index.ts': "export * from 'vitest'",
    'tooling/harness/src/index.ts': "import '../../../apps/tagger/src/main.ts'",
    'apps/tagger/src/main.ts': "import '../../other/src/main.ts'",
    'apps/other/src/main.ts': '',
  }
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), code)
  }
  const { violations } = await readImports(folder)
  expect([...new Set(violations.map((one) => one.split(': ')[1]))].sort()).toEqual([
    'a package is imported by its name',
    'apps import libraries, and no other app',
    'imports form no circle',
    'nobody imports an app',
    'packages/sdk imports protocol of ours',
    'what is published declares what it imports',
  ])
})
