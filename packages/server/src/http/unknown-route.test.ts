import { expect, it } from 'vitest'
import { createStubApp } from './__fixtures__/stub-app.ts'

it.each([
  ['QUERY', '/health', 405, 'GET'],
  ['DELETE', '/predict', 405, 'POST'],
  ['DELETE', '/my/model/predict', 405, 'POST'],
  ['PUT', '/versions', 405, 'GET, POST'],
  ['POST', '/docs', 405, 'GET'],
  ['GET', '/favicon.ico', 404, undefined],
  ['POST', '/trpc/jobs.list', 404, undefined],
] as const)('answers %s %s with %i before it looks at a body', async (method, url, status, allow) => {
  const answer = await createStubApp().call(method, url, {}, 'not JSON')
  expect(answer.statusCode).toBe(status)
  expect(answer.headers.allow).toBe(allow)
  expect(answer.json().error.code).toBe(status === 404 ? 'ROUTE_UNKNOWN' : 'METHOD_NOT_ALLOWED')
})

it('tells the whole path of a request that ends in no route', async () => {
  const answer = await createStubApp().get('/app/assets/x.js?token=hidden')
  expect(answer.json().error.message).toMatch(/^The path of GET \/app\/assets\/x\.js ends in no route\./)
})

it('does not tell the path where a webhook secret may stand in it', async () => {
  const answer = await createStubApp({ webhookSecret: 'topsecret' }).get('/topsecret/elsewhere')
  expect(answer.json().error.message).toMatch(/^The path of this GET ends in no route\./)
})
