import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'

test('every guide is in the table of contents', () => {
  const contents = readFileSync(join(root, 'docs/README.md'), 'utf8')
  const guides = globSync('*.md', { cwd: join(root, 'docs') }).filter((name) => name !== 'README.md')
  expect(guides.filter((name) => !contents.includes(`](${name})`))).toEqual([])
})

test('every file that docs/architecture.md names is there', () => {
  const named = readFileSync(join(root, 'docs/architecture.md'), 'utf8').matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)
  const sources = globSync('packages/*/src/**/*.ts', { cwd: root, exclude: ['**/node_modules/**'] })
  const ofAuthors = ['model.ts']
  const missing = [...named].flatMap(([, file = '']) =>
    ofAuthors.includes(file) || sources.some((source) => `/${source}`.endsWith(`/${file}`)) ? [] : [file],
  )
  expect(missing).toEqual([])
})
