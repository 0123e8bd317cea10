import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { jwtOf, startStub } from '../testing/stub-label-studio.ts'

const user = { id: 1, email: 'a@example.com' }
const personal = jwtOf({ token_type: 'refresh' })
const access = (made: number) => jwtOf({ token_type: 'access', made, iat: 0, exp: 300 })

/** Label Studio under a path prefix that takes the second access token only. */
function exchangingStub() {
  return startStub(({ path, headers }, count) => {
    if (path === '/ls/api/token/refresh/') return { json: { access: access(count) } }
    return headers.authorization === `Bearer ${access(3)}` ? { json: user } : { status: 401, json: { detail: 'no' } }
  })
}

it('exchanges a personal access token below the path prefix, and once more after 401', async () => {
  const stub = await exchangingStub()
  expect(await stub.client({ url: `${stub.url}/ls/`, apiKey: personal }).currentUser()).toMatchObject(user)
  const [refresh, asked] = ['POST /ls/api/token/refresh/', 'GET /ls/api/current-user/whoami']
  expect(stub.asked()).toEqual([refresh, asked, refresh, asked])
  expect(stub.requests[0]).toMatchObject({ body: JSON.stringify({ refresh: personal }) })
  expect(stub.requests[0]?.headers.authorization).toBeUndefined()
})

it('says that a personal access token was revoked', async () => {
  const stub = await startStub(() => ({ status: 401, json: { detail: 'Token is invalid' } }))
  await expect(stub.client({ apiKey: personal }).currentUser()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_KEY_REFUSED',
    message: expect.stringMatching(
      /revoked .* create a Personal Access Token \(Account & Settings\) and set LABEL_STUDIO_API_KEY/,
    ),
  })
  expect(stub.requests).toHaveLength(1)
})

it('says what to do when legacy tokens are disabled', async () => {
  const detail =
    'Authentication token no longer valid: legacy token authentication has been disabled for this organization'
  const stub = await startStub(() => ({ status: 401, json: { detail } }))
  await expect(stub.client().currentUser()).rejects.toThrow(
    'Legacy tokens are disabled in this organization: create a Personal Access Token (Account & Settings) and set LABEL_STUDIO_API_KEY.',
  )
})

it('says that an older Label Studio takes no personal access token', async () => {
  const stub = await startStub(() => (to) => to.writeHead(404, { 'content-type': 'text/html' }).end('<html>'))
  await expect(stub.client({ apiKey: personal }).currentUser()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_KEY_REFUSED',
    message: expect.stringContaining('takes no personal access tokens'),
  })
})

it('never tells the key in an error', async () => {
  const answers = [{ status: 401 }, { status: 500 }, { json: { id: 'x' } }, (to: { destroy(): void }) => to.destroy()]
  for (const apiKey of ['s3cret'.repeat(6), personal]) {
    for (const answer of answers) {
      const stub = await startStub(({ path }) => (path.includes('refresh') ? { json: { access: access(1) } } : answer))
      const error = await stub
        .client({ apiKey, retries: 0 })
        .currentUser()
        .catch((reason) => reason)
      const told = inspect(error, { depth: null, showHidden: true })
      expect(told).not.toContain(apiKey)
      expect(told).not.toContain(access(1))
    }
  }
})

it('gives the key to the origin of its address only', async () => {
  const stub = await startStub(() => ({ json: user }))
  const client = stub.client({ url: `${stub.url}/ls` })
  expect(await client.authorization(new URL(`${stub.url}/data/upload/1/a.png`))).toBe(`Token ${'a'.repeat(40)}`)
  expect(await client.authorization(new URL(stub.url.replace('127.0.0.1', 'localhost')))).toBeUndefined()
  expect(await client.authorization(new URL(stub.url.replace('http:', 'https:')))).toBeUndefined()
  expect(await client.authorization(new URL('http://127.0.0.1:1/'))).toBeUndefined()
})

it.each(['', ' ', 'a b', 'a\nb', 'ключ'])('refuses %j as a key without quoting it', async (apiKey) => {
  const stub = await startStub(() => ({}))
  expect(() => stub.client({ apiKey })).toThrow(/^Expected an API key of Label Studio, found (nothing|one with spaces)/)
})
