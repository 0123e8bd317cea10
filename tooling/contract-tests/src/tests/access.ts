import { expect } from 'vitest'
import { webhooks } from '../context/project.ts'
import { basic, settings } from '../context/settings.ts'
import type { ContractTest } from '../contract-test.ts'
import { documentedRoutes } from '../http/open-api-document.ts'
import { type Call, send } from '../http/send.ts'

const { BASIC_AUTH_USER: user, BASIC_AUTH_PASS: password, WEBHOOK_SECRET: secret } = settings.guarded

/** Credentials are looked at before the body is. */
const calls: Call[] = documentedRoutes()
  .filter(({ path }) => path !== '/webhook')
  .map(({ method, path }) => ({ method, path, ...(method === 'POST' && { body: {} }) }))

const wrong: [string, string][] = [
  ['none', ''],
  ['a wrong password', basic(user, 'green:42').authorization],
  ['a wrong user', basic('nobody', password).authorization],
  ['no user', basic('', password).authorization],
  ['no password', basic(user, '').authorization],
  ['a bearer token', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.x'],
  ['a Label Studio token', 'Token 0123456789abcdef'],
  ['the scheme alone', 'Basic'],
  ['no Base64', 'Basic !!!!'],
  ['the webhook secret', basic('', secret).authorization],
]

const event = { method: 'POST', body: { action: 'ANNOTATION_CREATED' } }
/** Takes the credentials of the context out of a call. */
const withoutCredentials = { authorization: '' }

export const accessTests: ContractTest[] = [
  ...(['latin1', 'utf8'] as const).map(
    (encoding): ContractTest => ({
      title: `credentials in ${encoding} open every route`,
      cites: ['access/latin-1', 'access/basic-on-every-call'],
      settings: 'guarded',
      run: async ({ call, sample, project }) => {
        const headers = basic(user, password, encoding)
        for (const path of ['/health', '/versions', '/metrics']) {
          expect(await call({ method: 'GET', path, headers })).toMatchObject({ status: 200 })
        }
        const owner = project()
        const body = { project: owner.uid, schema: sample.labelConfig, tasks: sample.tasks(1) }
        expect(await owner.post('/setup', body, headers)).toMatchObject({ status: 200 })
        expect(await owner.post('/predict', body, headers)).toMatchObject({ status: 200 })
        expect(await owner.post('/webhook', { action: 'TASKS_CREATED' }, headers)).toMatchObject({ status: 201 })
      },
    }),
  ),
  ...wrong.map(
    ([title, authorization]): ContractTest => ({
      title: `credentials that are ${title} are 401 on every route`,
      cites: ['access/wrong-credentials-are-401'],
      settings: 'guarded',
      run: async ({ call }) => {
        for (const one of calls) {
          const answer = await call({ ...one, headers: { authorization } })
          expect(answer).toMatchObject({ status: 401, json: { error: { code: 'CREDENTIALS_WRONG' } } })
        }
      },
    }),
  ),
  {
    title: 'the secret opens /webhook in a header, in the query and in the path',
    cites: ['access/webhooks-carry-no-credentials'],
    settings: 'guarded',
    run: async ({ call }) => {
      const header = {
        ...event,
        path: '/webhook',
        headers: { ...webhooks, ...withoutCredentials, 'x-webhook-secret': secret },
      }
      const paths = [`/webhook?secret=${secret}`, `/${secret}/webhook`, `/my/model/${secret}/webhook`]
      expect(await call(header)).toMatchObject({ status: 201 })
      for (const path of paths) {
        expect(await call({ ...event, path, headers: withoutCredentials })).toMatchObject({ status: 201 })
      }
    },
  },
  {
    title: 'a webhook without the secret, or with another, is 401',
    cites: ['access/webhooks-carry-no-credentials'],
    settings: 'guarded',
    run: async ({ call }) => {
      const paths = [
        '/webhook',
        '/webhook?secret=',
        '/webhook?secret=open',
        '/webhook?secret=a&secret=b',
        '/open/webhook',
        '/%E0%A4%A/webhook',
      ]
      for (const path of paths) {
        expect(await call({ ...event, path, headers: withoutCredentials })).toMatchObject({ status: 401 })
      }
      const headers = { ...withoutCredentials, 'x-webhook-secret': `${secret} x` }
      expect(await call({ ...event, path: '/webhook', headers })).toMatchObject({ status: 401 })
    },
  },
  {
    title: 'the webhook secret opens no other route',
    cites: ['access/webhooks-carry-no-credentials', 'access/wrong-credentials-are-401'],
    settings: 'guarded',
    run: async ({ call }) => {
      const headers = { ...withoutCredentials, 'x-webhook-secret': secret }
      expect(await call({ method: 'GET', path: `/${secret}/health?secret=${secret}`, headers })).toMatchObject({
        status: 401,
      })
    },
  },
  {
    title: 'credentials in the URL of the backend or the webhook are taken',
    cites: ['access/credentials-in-url'],
    settings: 'guarded',
    run: async ({ url }) => {
      const address = url.replace('//', `//${user}:${encodeURIComponent(password)}@`)
      expect(await send(address, { ...event, path: '/webhook' })).toMatchObject({ status: 201 })
      expect(await send(address, { method: 'GET', path: '/health' })).toMatchObject({ status: 200 })
    },
  },
]
