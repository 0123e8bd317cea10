import { type Route, routes } from '@label-studio-ml/protocol'
import { expect, it } from 'vitest'
import { createStubApp } from '../__fixtures__/stub-app.ts'
import { refuseCrossSite } from './refuse-cross-site.ts'

const crossSite = { 'content-type': 'text/plain', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
const posts = Object.values<Route>(routes).filter(({ method }) => method === 'POST')

it.each(posts.map(({ path }) => path))(
  'refuses POST %s from a page of another site before it reads the body',
  async (path) => {
    const answer = await createStubApp().call('POST', path, crossSite, 'not JSON')
    expect(answer.statusCode).toBe(403)
    expect(answer.json().error.code).toBe('CROSS_SITE_REQUEST')
  },
)

it('leaves reading to the rules of the browser', async () => {
  expect((await createStubApp().call('GET', '/health', crossSite)).statusCode).toBe(200)
})

it.each([
  { 'user-agent': 'heartex/1.23.2' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://ml.example', host: 'backend:9090' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://10.0.0.7:9090', host: '10.0.0.7:9090' },
  { origin: 'https://ml.example', host: 'ml.example:443' },
  { origin: 'http://ML.example', host: 'ml.EXAMPLE' },
  { origin: 'https://ml.example', host: 'backend:9090', 'x-forwarded-host': 'ml.example' },
  { origin: 'https://ml.example', host: 'backend:9090', 'x-forwarded-host': 'ml.example, inner.example' },
  { origin: 'http://[::1]:9090', host: '[::1]:9090' },
])('takes a request with %j', (headers) => {
  expect(() => refuseCrossSite(headers)).not.toThrow()
})

it.each([
  { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080', host: 'localhost:9090' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:9090', host: 'localhost:9090' },
  { 'sec-fetch-site': 'same-origin, cross-site' },
  { origin: 'https://evil.example', host: '10.0.0.7:9090' },
  { origin: 'http://10.0.0.7:8080', host: '10.0.0.7:9090' },
  { origin: 'null', host: '10.0.0.7:9090' },
  { origin: '', host: '10.0.0.7:9090' },
  { origin: 'https://evil.example', host: undefined },
  { origin: 'https://evil.example', host: 'a b', 'x-forwarded-host': ',' },
])('refuses a request with %j', (headers) => {
  expect(() => refuseCrossSite(headers)).toThrow(/Host or X-Forwarded-Host/)
})
