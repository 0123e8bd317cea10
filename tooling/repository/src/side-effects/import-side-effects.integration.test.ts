import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { publishablePackages } from '../workspace/workspace-packages.ts'

const fixtures = fileURLToPath(new URL('__fixtures__/', import.meta.url))
const entries = publishablePackages().flatMap(({ folder, manifest }) =>
  Object.entries(manifest.exports ?? {}).flatMap(([path, target]) => {
    const source = typeof target === 'object' ? target['@label-studio-ml/source'] : undefined
    return source ? [{ name: join(manifest.name, path), folder, file: join(folder, source) }] : []
  }),
)

test.each(entries)('importing $name does nothing but define', async ({ folder, file }) => {
  expect(await effectsOf(file, folder)).toEqual([])
})

test('an import that reads, listens, waits and prints is found out', async () => {
  const effects = (await effectsOf(join(fixtures, 'busy-module.ts'), fixtures)).join('\n')
  expect(effects).toContain('calls fs.readFileSync')
  expect(effects).toContain('reads the environment variable HOME')
  expect(effects).toContain('prints')
  expect(effects).toContain('timers: 0 became 1')
  expect(effects).toMatch(/listeners: .* became .*SIGUSR2/s)
})

async function effectsOf(file: string, folder: string): Promise<string[]> {
  const program = fileURLToPath(new URL('watch-import.ts', import.meta.url))
  const child = spawn(
    process.execPath,
    ['--conditions=@label-studio-ml/source', program, pathToFileURL(file).href, pathToFileURL(folder).href],
    { stdio: ['ignore', 'inherit', 'inherit', 'pipe'], timeout: 20_000 },
  )
  return JSON.parse(await text(child.stdio[3] as Readable))
}
