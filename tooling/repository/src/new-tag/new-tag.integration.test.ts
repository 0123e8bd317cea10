import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, scratchFolder } from '@label-studio-ml/harness'
import { beforeAll, expect, test } from 'vitest'

const packages = ['protocol', 'sdk', 'cli']
/** Not `.ts`: in this repository they do not compile. */
const fixtures = join(import.meta.dirname, '__fixtures__')

let workspace: string

/** Copies of the packages that know of tags, with a tag more: a file in each of the two rooms, and a line in each list. */
beforeAll(() => {
  workspace = scratchFolder('new-tag')
  for (const name of packages) copyPackage(name)
  cpSync(join(root, 'tooling', 'typescript'), join(workspace, 'tooling', 'typescript'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'), 'dir')
  addTag('protocol', 'control-tags.ts')
  addTag('sdk', 'tag-supports.ts')
  cpSync(join(fixtures, 'use-thumbs.ts.txt'), join(workspace, 'packages', 'sdk', 'src', 'use-thumbs.ts'))
})

function copyPackage(name: string): void {
  const from = join(root, 'packages', name)
  const to = join(workspace, 'packages', name)
  const isSource = (path: string) => !/\/(node_modules|dist|__fixtures__|[^/]*\.test\.ts)$/.test(path)
  cpSync(from, to, { recursive: true, filter: isSource })
  mkdirSync(join(to, 'node_modules', '@label-studio-ml'), { recursive: true })
  for (const library of readdirSync(join(from, 'node_modules'))) {
    if (library.startsWith('.') || library === '@label-studio-ml') continue
    symlinkSync(join(from, 'node_modules', library), join(to, 'node_modules', library), 'dir')
  }
  for (const own of packages.filter((other) => other !== name)) {
    symlinkSync(join(workspace, 'packages', own), join(to, 'node_modules', '@label-studio-ml', own), 'dir')
  }
}

function addTag(name: string, list: string): void {
  const tags = join(workspace, 'packages', name, 'src', 'tags')
  cpSync(join(fixtures, `thumbs.${name}.ts.txt`), join(tags, 'thumbs.ts'))
  const before = readFileSync(join(tags, list), 'utf8')
  const after = before.replace('  OcrLabels: ocrLabels,\n', '  OcrLabels: ocrLabels,\n  Thumbs: thumbs,\n')
  writeFileSync(join(tags, list), `import { thumbs } from './thumbs.ts'\n${after}`)
}

test('a new tag is two files and a line in each list: everything else is derived from it', async () => {
  const program = join(workspace, 'packages', 'sdk', 'src', 'use-thumbs.ts')
  const found = JSON.parse(await run('node', ['--conditions=@label-studio-ml/source', program]))
  expect(found).toEqual({
    type: 'thumbs',
    read: ['up'],
    sound: [],
    problem: 'result[0].value.thumbs: got a string; expected "up" or "down"',
    isInSchema: false,
    isInDocument: true,
    pairs: ['Text', 'Image'],
    page: true,
  })
})

test('its builders are offered by type, and the packages still compile', async () => {
  const compiler = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc')
  await run('node', [compiler, '--noEmit', '-p', join(workspace, 'packages', 'sdk')])
})
