import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type RunningBackend, root, startEntry } from '@label-studio-ml/harness'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DocumentChecks, documentChecks } from './document-checks.ts'
import { fencedBlocks } from './fenced-blocks.ts'

const patterns = ['README.md', 'CONTRIBUTING.md', '{apps,packages}/*/README.md', 'docs/**/*.md']
const documents = globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).sort()

/**
 * The code in a package's README is run by its `src/readme.test.ts`, if there is one; the generated clients in
 * docs/clients.md are used by `pnpm clients:check`.
 */
function ownTest(document: string): string[] {
  if (document === 'docs/clients.md') return ['ts', 'python']
  return existsSync(join(root, dirname(document), 'src', 'readme.test.ts')) ? ['js', 'ts'] : []
}

/** A document of an app is checked against that app. */
function appOf(document: string): string {
  const folder = document.startsWith('apps/') ? dirname(document) : 'apps/simple-text-classifier'
  return join(root, folder, 'src', 'main.ts')
}

test('the documents are found', () => {
  expect(documents).toContain('packages/protocol/README.md')
})

describe.each(documents)('%s', (document) => {
  const markdown = readFileSync(join(root, document), 'utf8')
  const blocks = fencedBlocks(markdown).filter(({ language }) => !ownTest(document).includes(language))
  if (blocks.length === 0) return test('has no code block to run', () => {})

  let app: RunningBackend | undefined
  let checks: DocumentChecks | undefined
  beforeAll(async () => {
    app = await startEntry(appOf(document))
    checks = documentChecks(markdown, app, ownTest(document))
  }, 120_000)
  afterAll(async () => {
    checks?.close()
    await app?.stop()
  })

  test.each(blocks.map(({ line, language }) => `line ${line}: ${language}`))(
    '%s',
    async (name) => {
      await checks!.blocks.find((one) => one.name === name)!.run()
    },
    120_000,
  )
})
