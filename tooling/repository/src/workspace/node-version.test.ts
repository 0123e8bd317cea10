import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'
import { publishablePackages, readManifest } from './workspace-packages.ts'

/** The oldest Node for what we publish, and for the commands of the repository itself. */
const needed = nodeOf(join(root, 'packages', 'cli'))
const own = nodeOf(root)

const documents = globSync(['*.md', '{apps,packages}/*/README.md', 'docs/**/*.md'], {
  cwd: root,
  exclude: ['**/node_modules/**'],
})

test.each(publishablePackages().map(({ manifest, folder }) => [manifest.name, folder] as const))(
  '%s needs the same Node as the command line',
  (_name, folder) => {
    expect(nodeOf(folder)).toBe(needed)
  },
)

test.each(documents)('%s names no other Node', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const named = [...text.matchAll(/Node (\d[\d.]*\d) or (?:newer|later)/g)].map(([, version]) => version)
  expect(named.filter((version) => version !== needed && version !== own)).toEqual([])
})

test('what is built runs on it, and so does the one native dependency', () => {
  const [major] = needed.split('.')
  expect(readFileSync(join(root, 'tooling/typescript/tsup.config.ts'), 'utf8')).toContain(`target: 'node${major}'`)
  const native = nodeOf(join(root, 'packages/server/node_modules/better-sqlite3'))
  expect(Number(native.split('.')[0])).toBeLessThanOrEqual(Number(major))
})

/** `>=22.19` → `22.19` */
function nodeOf(folder: string): string {
  const { engines } = readManifest(folder) as { engines?: { node: string } }
  return /^>=([\d.]+)$/.exec(engines?.node ?? '')?.[1] ?? expect.unreachable(`${folder} says engines: ${engines?.node}`)
}
