import { expect, it } from 'vitest'
import { createCheckHealth } from './check-health.ts'

const isInPlace = () => {}

it('names the model and the version that was made last, or the untrained one', () => {
  const healthWith = (newest?: { version: string }) => {
    const versions = { newest, untrainedName: 'untrained' } as Parameters<typeof createCheckHealth>[0]['versions']
    return createCheckHealth({ modelName: 'Silent', storage: { assertInPlace: isInPlace }, versions })()
  }
  expect(healthWith()).toEqual({ modelName: 'Silent', version: 'untrained' })
  expect(healthWith({ version: 'v7' }).version).toBe('v7')
})

it('fails when MODEL_DIR is lost', () => {
  const assertInPlace = () => {
    throw new Error('MODEL_DIR is gone')
  }
  const versions = { newest: undefined, untrainedName: 'untrained' }
  expect(createCheckHealth({ modelName: 'Silent', storage: { assertInPlace }, versions })).toThrow('MODEL_DIR is gone')
})
