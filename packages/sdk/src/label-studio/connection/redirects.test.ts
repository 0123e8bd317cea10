import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { startStub } from '../testing/stub-label-studio.ts'

const version = { json: { release: '1.23.2' } }
const to = (location: string, status = 302) => ({ status, headers: { location } })

it('follows a redirect within the origin, with the key', async () => {
  const stub = await startStub(({ path }) => (path === '/api/version/' ? to('/ls/api/version/') : version))
  expect(await stub.client().version()).toMatchObject({ release: '1.23.2' })
  expect(stub.requests[1]?.headers.authorization).toBe(`Token ${'a'.repeat(40)}`)
})

it('does not follow a redirect to another origin, and sends nothing there', async () => {
  const other = await startStub(() => version)
  const stub = await startStub(() => to(`${other.url}/api/version/`))
  await expect(stub.client().version()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_ANSWER_UNREADABLE',
    message: `GET ${stub.url}/api/version/ was redirected to ${other.url}/api/version/; the API key goes to ${stub.url} only. If that is Label Studio, set LABEL_STUDIO_URL to it.`,
  })
  expect(other.requests).toEqual([])
})

it('says that a redirect leads nowhere, without its query', async () => {
  const stub = await startStub(() => to('http://[/?token=s3cret'))
  const error = await stub
    .client()
    .version()
    .catch((reason) => reason)
  expect(error).toMatchObject({ code: 'LABEL_STUDIO_ANSWER_UNREADABLE' })
  expect(inspect(error)).not.toContain('s3cret')
})

it('says that it was sent to the page to log in', async () => {
  const stub = await startStub(() => to('/user/login/?next=/projects'))
  await expect(stub.client().version()).rejects.toThrow('/user/login/, the page to log in. Check LABEL_STUDIO_URL')
})

it('sends a POST on with 308 and not with 301, which would drop what is sent', async () => {
  const moved = await startStub(({ path }) => (path === '/api/predictions/' ? to('/x', 308) : { json: {} }))
  await moved.client().predictions.create({ task: 1, result: [], model_version: 'v' })
  expect(moved.requests[1]).toMatchObject({ method: 'POST', path: '/x', body: expect.stringContaining('"task":1') })
  const dropping = await startStub(() => to('/x', 301))
  const write = dropping.client().predictions.create({ task: 1, result: [], model_version: 'v' })
  await expect(write).rejects.toThrow('would drop what was sent')
})

it('ends in a circle of redirects', async () => {
  const stub = await startStub(() => to('/api/version/'))
  await expect(stub.client().version()).rejects.toThrow('once more after 5 others')
})
