import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { clientForTest, startStub } from '../testing/stub-label-studio.ts'

it('says that a page of HTML is not Label Studio', async () => {
  const stub = await startStub(() => (to) => to.end('<!doctype html><title>nginx</title>'))
  await expect(stub.client().version()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_ANSWER_UNREADABLE',
    message: `GET ${stub.url}/api/version/ answered with a page of HTML. Check that LABEL_STUDIO_URL is that of Label Studio, with its path prefix.`,
  })
})

it('says which field of an answer is missing', async () => {
  const stub = await startStub(() => ({ json: { version: '1.0' } }))
  await expect(stub.client().version()).rejects.toThrow(/expected string, received undefined\s+→ at release/)
})

it('takes what Label Studio says over, and how to mend a refused address', async () => {
  const detail = 'URL resolves to a reserved network address (block: 127.0.0.0/8)'
  const stub = await startStub(() => ({ status: 403, json: { detail } }))
  await expect(stub.client().webhooks.create(1, { url: 'http://127.0.0.1/' })).rejects.toMatchObject({
    code: 'LABEL_STUDIO_FORBIDDEN',
    message: expect.stringMatching(/block: 127.0.0.0\/8\)\. Start Label Studio with ML_BLOCK_LOCAL_IP=false/),
  })
})

it.each(['ftp://x', 'nowhere', 'http://user:pass@host', 'http://host/?a=1'])('refuses the address %s', (url) => {
  expect(() => clientForTest({ url })).toThrow(/^Expected the URL of Label Studio/)
})

it.each(['http://user:s3cret@host', 'user:s3cret@host', 'ftp://user:s3cret@host', 'http://user:s3cret@host:port'])(
  'does not tell the password of %s',
  (url) => {
    expect(() => clientForTest({ url })).toThrow(/^Expected the URL of Label Studio((?!s3cret).)*$/)
  },
)

it('keeps bytes of an answer that is not HTTP out of the error', async () => {
  const stub = await startStub(() => (to) => to.socket?.end('HTTP/1.1 200 OK\r\nBroken\u0000: s3cret\r\n\r\ns3cret'))
  const error = await stub
    .client({ retries: 0 })
    .version()
    .catch((reason) => reason)
  expect(error).toMatchObject({ code: 'LABEL_STUDIO_UNREACHABLE', cause: { code: 'HPE_INVALID' } })
  expect(inspect(error, { depth: null })).not.toContain('s3cret')
})

it('says that a host name is not known', async () => {
  const client = clientForTest({ url: 'http://nowhere.invalid', retries: 0 })
  await expect(client.version()).rejects.toThrow(/host name is not known \(ENOTFOUND\)|cannot be looked up now/)
})

it('says that a server does not speak TLS', async () => {
  const stub = await startStub(() => ({}))
  const client = clientForTest({ url: stub.url.replace('http:', 'https:') })
  await expect(client.version()).rejects.toThrow('does not speak TLS as expected: is it http instead of https?')
})
