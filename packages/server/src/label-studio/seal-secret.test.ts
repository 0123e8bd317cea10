import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSecretBox } from './seal-secret.ts'

it('gives back any text that it sealed, which cannot be read in what is written', async () => {
  const box = createSecretBox('a key')
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 8, unit: 'binary' }), fc.string(), async (text, owner) => {
      const sealed = await box.seal(text, owner)
      expect(sealed).not.toContain(text)
      expect(await box.open(sealed, owner)).toBe(text)
    }),
  )
})

it('opens with the same key after a restart, with no other and for no other owner', async () => {
  const sealed = await createSecretBox('a key').seal('token', 'owner')
  expect(await createSecretBox('a key').open(sealed, 'owner')).toBe('token')
  expect(await createSecretBox('a key').open(sealed, 'other')).toBeUndefined()
  expect(await createSecretBox('another').open(sealed, 'owner')).toBeUndefined()
  expect(await createSecretBox(undefined).open(sealed, 'owner')).toBeUndefined()
})

it('seals the same text differently each time', async () => {
  const box = createSecretBox('a key')
  expect(await box.seal('token', 'owner')).not.toBe(await box.seal('token', 'owner'))
})

it.each(['', 'nonsense', 'aes-256-gcm:', 'aes-256-gcm:a.b.c.d', 'aes-256-gcm:AAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA'])(
  'does not open what is damaged: %j',
  async (sealed) => {
    expect(await createSecretBox('a key').open(sealed, 'owner')).toBeUndefined()
  },
)

it('opens what was written before there was a key, and says that it should be sealed', async () => {
  const [without, box] = [createSecretBox(undefined), createSecretBox('a key')]
  const written = await without.seal('token', 'owner')
  expect(await without.open(written, 'owner')).toBe('token')
  expect(await box.open(written, 'owner')).toBe('token')
  expect([without.isOutdated(written), box.isOutdated(written)]).toEqual([false, true])
})
