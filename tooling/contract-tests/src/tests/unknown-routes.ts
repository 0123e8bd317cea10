import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import type { Call } from '../http/send.ts'

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
  {
    title: 'a path that cannot be decoded is 400',
    cites: ['robust/anybody-can-send-anything'],
    run: async ({ call }) => {
      for (const path of ['/%E0%A4%A', '/%', '/x/%zz'])
        expect(await call({ method: 'GET', path })).toMatchObject({ status: 400 })
    },
  },
]
