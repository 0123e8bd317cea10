import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publishablePackages } from '../workspace/workspace-packages.ts'

const script = join(root, 'tooling', 'repository', 'prepack.mjs')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepack-'))
  const exports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './data.json': './data.json' }
  write({ 'package.json': JSON.stringify({ name: 'sample', publishConfig: { exports } }), 'data.json': '{}' })
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function build() {
  const map = JSON.stringify({ sources: ['../src/index.ts'], sourcesContent: ['export const one = 1\n'] })
  write({
    'dist/index.js': '',
    'dist/index.d.ts': '',
    'dist/index.js.map': map,
    'src/index.ts': 'export const one = 1\n',
  })
}

function prepack() {
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' })
  return { status, stderr }
}

test('a package that is built from its sources is packed', () => {
  build()
  expect(prepack()).toEqual({ status: 0, stderr: '' })
})

test('one that is not built is refused, with the command that builds it', () => {
  const { status, stderr } = prepack()
  expect(status).toBe(1)
  expect(stderr).toMatch(/^sample cannot be packed: \.\/dist\/index\.d\.ts is missing\. Run "npm run pack:all"/)
})

test('one whose sources changed since is refused, with the file', () => {
  build()
  write({ 'src/index.ts': 'export const one = 2\n' })
  expect(prepack().stderr).toContain('dist was built from an older src/index.ts')
  rmSync(join(folder, 'src', 'index.ts'))
  expect(prepack().status).toBe(1)
})

test.each(publishablePackages().map(({ manifest }) => [manifest.name, manifest] as const))(
  '%s asks it',
  (_, manifest) => {
    expect(manifest.scripts?.prepack).toBe('node ../../tooling/repository/prepack.mjs')
  },
)
