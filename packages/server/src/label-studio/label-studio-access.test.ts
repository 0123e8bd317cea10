import type { LabelStudioClient, LabelStudioClientOptions } from '@label-studio-ml/sdk/label-studio'
import { expect, it, vi } from 'vitest'
import { createLabelStudioAccess } from './label-studio-access.ts'
import type { LabelStudioSettings } from './label-studio-settings.ts'

const known = { url: 'http://localhost:8080', apiKey: 'OF-SETUP' }

function create(settings: LabelStudioSettings, of: typeof known | { url: string; apiKey: undefined } | undefined) {
  const close = vi.fn(async () => {})
  const createClient = vi.fn(
    async ({ url }: LabelStudioClientOptions) => ({ url, close }) as unknown as LabelStudioClient,
  )
  const leadsToLinkLocal = vi.fn(async (url: string) => url.includes('metadata'))
  const setupCredentials = { find: async () => of }
  const access = createLabelStudioAccess({ settings, setupCredentials, createClient, leadsToLinkLocal })
  return { access, createClient, close, leadsToLinkLocal }
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
  expect(createClient).toHaveBeenCalledExactlyOnceWith({ ...known, ca: undefined })
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

it('refuses a name of /setup that leads to a link-local address, which is looked up only before a client is used', async () => {
  const { access, leadsToLinkLocal } = create({}, { url: 'http://metadata.example.com', apiKey: 'OF-SETUP' })
  expect(await access.isKnown('1.1')).toBe(true)
  expect(leadsToLinkLocal).not.toHaveBeenCalled()
  expect(await access.clientOf('1.1')).toBeUndefined()
  expect(access.missingReason('1.1')).toContain('http://metadata.example.com, which /setup named, is a link-local')
})

it('tries again to make a client after a failure', async () => {
  const { access, createClient } = create({}, known)
  createClient.mockRejectedValueOnce(new Error('no memory'))
  await expect(access.clientOf('1.1')).rejects.toThrow('no memory')
  expect(await access.clientOf('1.1')).toBeDefined()
})
