import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import type { Call } from '../http/send.ts'
import { sendBytes } from '../http/send-bytes.ts'

const unknown: Call[] = [
  { method: 'GET', path: '/predict' },
  { method: 'GET', path: '/webhook' },
  { method: 'POST', path: '/health', body: {} },
  { method: 'PUT', path: '/setup', body: {} },
  { method: 'DELETE', path: '/predict' },
  { method: 'PATCH', path: '/versions', body: {} },
  { method: 'OPTIONS', path: '/predict' },
  { method: 'HEAD', path: '/predict' },
  { method: 'GET', path: '/favicon.ico' },
  { method: 'GET', path: '/.env' },
  { method: 'GET', path: '/health/../../etc/passwd' },
  { method: 'GET', path: '/__proto__' },
  { method: 'GET', path: '/%00' },
  { method: 'POST', path: '/predict/42', body: { tasks: [] } },
  { method: 'POST', path: '/wp-login.php', body: 'log=admin' },
]

/** Bytes that are no request, or one that no client sends. */
const noRequests = [
  '\u0016\u0003\u0001\u0002TLS on the plain port\r\n\r\n',
  'GARBAGE\r\n\r\n',
  'GET /health HTTP/9.9\r\nHost: a\r\n\r\n',
  'POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
  'POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
  `GET /health HTTP/1.1\r\nHost: a\r\nX-Large: ${'x'.repeat(40_000)}\r\n\r\n`,
]

export const unknownRouteTests: ContractTest[] = [
  ...unknown.map(
    (one): ContractTest => ({
      title: `${one.method} ${one.path} is 404 or 405`,
      cites: ['robust/unknown-routes'],
      run: async ({ call }) => {
        expect([404, 405]).toContain((await call(one)).status)
      },
    }),
  ),
  ...noRequests.map(
    (bytes): ContractTest => ({
      title: `${JSON.stringify(bytes.slice(0, 70))} is refused and cut off, and nothing else`,
      cites: ['robust/anybody-can-send-anything'],
      run: async ({ url, call }) => {
        expect(await sendBytes(url, bytes)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
        expect(await call({ method: 'GET', path: '/health' })).toMatchObject({ status: 200 })
      },
    }),
  ),
  {
    title: 'a path that cannot be decoded is 400',
    cites: ['robust/anybody-can-send-anything'],
    run: async ({ call }) => {
      for (const path of ['/%E0%A4%A', '/%', '/x/%zz'])
        expect(await call({ method: 'GET', path })).toMatchObject({ status: 400 })
    },
  },
]
