import { expect, test } from 'vitest'
import { loadDecoder } from './load-decoder.ts'

const decoder = { name: 'sharp', method: 'readImage' }

test('a package that is not installed is named with the command that installs it', async () => {
  const load = () => import('a-package-that-nobody-has' as string)
  await expect(loadDecoder(load, decoder)).rejects.toMatchObject({
    code: 'MEDIA_DECODER_MISSING',
    message: expect.stringMatching(
      /sharp, which (is not installed|cannot be loaded).*run "npm install sharp" in the backend/,
    ),
  })
})

test('a package that is there is given back', async () => {
  expect(await loadDecoder(async () => 'sharp', decoder)).toBe('sharp')
})
