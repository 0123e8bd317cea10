import { expect, test } from 'vitest'
import { startStubBackend } from '../__fixtures__/stub-backend.ts'
import { openBackend } from './open-backend.ts'

test('credentials may stand in the address of a backend, and no message shows them', async () => {
  const backend = await startStubBackend()
  backend.authorization = `Basic ${btoa('me:p@ss')}`
  const open = (user: string) => openBackend('.', { backend: backend.url.replace('//', `//${user}@`) })
  const { client, name } = await open('me:p%40ss')
  expect(await client.health()).toMatchObject({ status: 'UP' })
  expect(name).toBe(backend.url)
  const wrong = await open('me:wrong')
  await expect(wrong.client.health()).rejects.toThrow(`${backend.url}/health answered 401`)
})
