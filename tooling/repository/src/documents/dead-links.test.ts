import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'
import { deadLinks } from './dead-links.ts'

const patterns = ['*.md', '{apps,packages,tooling}/*/README.md', 'docs/**/*.md']
const documents = globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).sort()

test('every link of every document leads to a file and a heading', () => {
  expect(documents.length).toBeGreaterThan(40)
  expect(documents.flatMap((name) => deadLinks(name, readFileSync(join(root, name), 'utf8')))).toEqual([])
})

test('a file or heading that is not there is found', () => {
  const markdown = '[a](nothing.md) [b](errors.md#nothing) [c](README.md#to-write-one) [d](https://example.com/x)'
  expect(deadLinks('docs/x.md', `${markdown}\n\`\`\`ts\n[e](in-code.md)\n\`\`\`\n`)).toEqual([
    'docs/x.md: nothing.md leads to no file',
    'docs/x.md: errors.md#nothing leads to no heading',
  ])
})
