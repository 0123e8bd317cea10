import type { FastifyInstance } from 'fastify'
import { expect, it, vi } from 'vitest'
import { createStubApp } from './__fixtures__/stub-app.ts'
import type { Handlers } from './handler.ts'

const mounts = ['/trpc', '/ner'].map((prefix) => ({
  prefix,
  plugin: async (app: FastifyInstance) => {
    app.get('/*', async (request) => ({ mounted: request.url }))
  },
}))

it.each(['/trpc/jobs.list?batch=1', '/trpc/health', '/ner/versions'])(
  'gives %s to what is mounted there',
  async (url) => {
    expect((await createStubApp({ mounts }).get(url)).json()).toEqual({ mounted: url })
  },
)

it.each([
  ['/base/health', 'health'],
  ['/trpc-like/versions', 'versions'],
  ['/', 'root'],
])('answers %s itself beside what is mounted', async (url, route) => {
  expect((await createStubApp({ mounts }).get(url)).json()).toEqual({ route })
})

it('tells the handlers which Label Studio asks, and what', async () => {
  const setup = vi.fn<Handlers['setup']>(() => ({ model_version: 'v1' }))
  const { call } = createStubApp({ handlers: { setup } as unknown as Handlers })
  await call('POST', '/setup', { 'user-agent': 'heartex/1.8.0' }, { project: '1.1', schema: '<View/>' })
  expect(setup.mock.calls[0]?.[0]).toMatchObject({
    caller: { isConnector: true, takesLists: false, pinsVersions: true },
    body: { project: '1.1', schema: '<View/>' },
  })
})
