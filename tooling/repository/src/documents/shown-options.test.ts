import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'
import { unknownOptions } from './shown-options.ts'

const patterns = ['README.md', '{apps,packages}/*/README.md', 'docs/**/*.md']

test('every command of label-studio-ml that a document shows exists, with its options', async () => {
  const problems: string[] = []
  for (const name of globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] })) {
    problems.push(...(await unknownOptions(name, readFileSync(join(root, name), 'utf8'))))
  }
  expect(problems).toEqual([])
})

test('unknown commands and options are found, in blocks and in sentences', async () => {
  const markdown = [
    '```sh\nnpx label-studio-ml start mine --port 1 --fly\nnpm create label-studio-ml a -- --engine rules --wings\n```',
    'Use `label-studio-ml land`, or label-studio-ml the backend.',
  ].join('\n')
  expect(await unknownOptions('x.md', markdown)).toEqual([
    'x.md: "label-studio-ml start mine --port 1 --fly" has an unknown --fly',
    'x.md: "npm create label-studio-ml a -- --engine rules --wings" has an unknown --wings',
    'x.md: "label-studio-ml land" has an unknown command',
  ])
})
