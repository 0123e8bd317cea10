import {
  createLabelStudioClient,
  type LabelStudioClient,
  type LabelStudioClientOptions,
} from '@label-studio-ml/sdk/label-studio'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startStubLabelStudio } from '../__fixtures__/stub-label-studio.ts'
import { createLabelStudioAccess } from './label-studio-access.ts'
import type { LabelStudioSettings } from './label-studio-settings.ts'

const known = { url: 'http://localhost:8080', apiKey: 'OF-SETUP' }

function create(settings: LabelStudioSettings, of: typeof known | { url: string; apiKey: undefined } | undefined) {
  const close = vi.fn(async () => {})
  const createClient = vi.fn(
    async ({ url }: LabelStudioClientOptions) => ({ url, close }) as unknown as LabelStudioClient,
  )
  const setupCredentials = { find: async () => of }
  const access = createLabelStudioAccess({ settings, setupCredentials, createClient })
  return { access, createClient, close }
}

it('uses what is configured, for every project, whatever /setup brought', async () => {
  const { access, createClient, close } = create({ url: 'https://ls.example.com/a', apiKey: 'KEY', ca: 'PEM' }, known)
  const clients = [await access.clientOf('1.1'), await access.clientOf('2.1')]
  expect(clients[0]).toBe(clients[1])
  expect(createClient).toHaveBeenCalledExactlyOnceWith({ url: 'https://ls.example.com/a', apiKey: 'KEY', ca: 'PEM' })
  await access.close()
  expect(close).toHaveBeenCalledOnce()
})

it('uses what /setup brought when nothing is configured', async () => {
  const { access, createClient } = create({}, known)
  await access.clientOf('1.1')
  expect(createClient).toHaveBeenCalledExactlyOnceWith({ ...known, allowsAddress: expect.any(Function) })
})

it('uses a token of /setup with its own origin only, at the path that is configured', async () => {
  const own = create({ url: 'http://localhost:8080/prefix' }, known)
  expect((await own.access.clientOf('1.1'))?.url).toBe('http://localhost:8080/prefix')
  const other = create({ url: 'http://127.0.0.1:8080' }, known)
  expect(await other.access.clientOf('1.1')).toBeUndefined()
  expect(other.access.missingReason('1.1')).toContain('belongs to http://localhost:8080, not to LABEL_STUDIO_URL')
  expect(other.access.missingReason('1.1')).not.toContain('OF-SETUP')
})

it.each([
  ['nothing came', {}, undefined, 'sent no hostname'],
  ['no token came', {}, { url: known.url, apiKey: undefined }, 'sent no token'],
  ['a key is missing', { url: known.url }, undefined, 'LABEL_STUDIO_API_KEY is not set'],
])('says why there is no client and both ways to get one: %s', async (_what, settings, of, reason) => {
  const { access } = create(settings, of)
  expect(await access.clientOf('1.1')).toBeUndefined()
  expect(access.missingReason('1.1')).toContain(reason)
  expect(access.missingReason('1.1')).toMatch(/set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY .* or allow legacy tokens/)
})

it('opens connections of a client that only /setup named to no link-local address, also when the name changes', async () => {
  const labelStudio = await startStubLabelStudio({ keepsConnections: false })
  onTestFinished(labelStudio.stop)
  const url = labelStudio.url.replace('127.0.0.1', 'rebinding.example')
  const led = ['127.0.0.1', '169.254.169.254']
  const access = createLabelStudioAccess({
    settings: {},
    setupCredentials: { find: async () => ({ url, apiKey: 'TOKEN' }) },
    createClient: async (options) =>
      createLabelStudioClient({
        ...options,
        lookUp: (_, callback) => callback(null, [{ address: led.shift()!, family: 4 }]),
      }),
  })
  onTestFinished(access.close)
  const client = await access.clientOf('1.1')
  expect(await client!.version()).toMatchObject({ release: '1.23.2' })
  await expect((await access.clientOf('1.1'))!.version()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_ADDRESS_REFUSED',
    message: expect.stringContaining('set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY'),
  })
  expect(labelStudio.asked).toEqual(['GET /api/version/'])
})

it('lets a configured LABEL_STUDIO_URL be anywhere, also with a token of /setup', async () => {
  const { access, createClient } = create({ url: 'http://localhost:8080' }, known)
  await access.clientOf('1.1')
  expect(createClient.mock.calls[0]![0].allowsAddress).toBeUndefined()
})

it('tries again to make a client after a failure', async () => {
  const { access, createClient } = create({}, known)
  createClient.mockRejectedValueOnce(new Error('no memory'))
  await expect(access.clientOf('1.1')).rejects.toThrow('no memory')
  expect(await access.clientOf('1.1')).toBeDefined()
})
