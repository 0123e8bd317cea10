import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The packages that importing a file of this folder loads. */
function packagesOf(file: URL, seen = new Set<string>()): string[] {
  if (seen.has(file.href)) return []
  seen.add(file.href)
  const source = readFileSync(file, 'utf8')
  const loaded = [...source.matchAll(/^(?:import|export)(?! type )[^;'"]*?from '(.+)'$/gm)].map(([, name]) => name!)
  const packages = loaded.flatMap((name) => (name.startsWith('.') ? packagesOf(new URL(name, file), seen) : [name]))
  return [...new Set(packages)].sort()
}

test.each([
  ['index.ts', ['zod']],
  ['client.ts', ['zod']],
  ['openapi.ts', ['@asteasolutions/zod-to-openapi', 'openapi3-ts/oas31', 'zod']],
])('importing %s loads the packages %j', (entry, packages) => {
  expect(packagesOf(new URL(entry, import.meta.url))).toEqual(packages)
})
