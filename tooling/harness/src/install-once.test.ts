import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installOnce } from './install-once.ts'
import { scratchFolder } from './scratch-folder.ts'

test('what is installed is not installed again', async () => {
  const cache = scratchFolder('cache')
  const install = async (folder: string) => writeFileSync(join(folder, 'tool'), 'first')
  const folder = await installOnce('tool', install, cache)
  const again = async () => {
    throw new Error('installed twice')
  }
  expect(await installOnce('tool', again, cache)).toBe(folder)
  expect(readFileSync(join(folder, 'tool'), 'utf8')).toBe('first')
})

test('an installation that fails leaves nothing under its name', async () => {
  const cache = scratchFolder('cache')
  const fail = async (folder: string) => {
    writeFileSync(join(folder, 'half'), '')
    throw new Error('no network')
  }
  await expect(installOnce('tool', fail, cache)).rejects.toThrow('no network')
  expect(existsSync(join(cache, 'tool'))).toBe(false)
})

test('of two that install at the same time one wins, and both use its folder', async () => {
  const cache = scratchFolder('cache')
  const bothBegan = Promise.withResolvers<void>()
  let begun = 0
  const install = async (folder: string) => {
    begun += 1
    writeFileSync(join(folder, `number-${begun}`), '')
    if (begun === 2) bothBegan.resolve()
    await bothBegan.promise
  }
  const folders = await Promise.all([installOnce('tool', install, cache), installOnce('tool', install, cache)])
  expect(folders).toEqual([join(cache, 'tool'), join(cache, 'tool')])
  expect(readdirSync(join(cache, 'tool'))).toHaveLength(1)
})
