import { expect } from 'vitest'
import { settings } from '../context/settings.ts'
import type { ContractTest } from '../contract-test.ts'

const { BASIC_AUTH_PASS, WEBHOOK_SECRET } = settings.guarded
const sent = ['token-of-the-creator', 'password-of-the-media', 'token-of-the-project']

export const secretTests: ContractTest[] = [
  {
    title: 'no secret that Label Studio sends is in an answer or in the log',
    cites: ['robust/secrets-stay-out-of-the-log', 'robust/nothing-internal-in-bodies'],
    settings: 'guarded',
    run: async ({ call, project, sample, log }) => {
      const owner = project()
      const params = { login: 'user-of-the-media', password: sent[1], context: null }
      const payload = { ...owner.payload, token: sent[2], task_data_password: sent[1] }
      const setup = { project: owner.uid, schema: sample.labelConfig, access_token: sent[0] }
      const answers = [
        await owner.post('/setup', setup),
        await owner.post('/setup', { ...setup, schema: '<View' }),
        await owner.predict([...sample.tasks(1), {}], { params }),
        await owner.predict([], { params: { ...params, login: 5 } }),
        await owner.post('/webhook', { action: 'PROJECT_UPDATED', project: payload }),
        await owner.post('/webhook', { action: 5, project: payload }),
        await call({ method: 'POST', path: `/webhook?secret=${WEBHOOK_SECRET}`, body: { project: payload } }),
        await call({ method: 'POST', path: `/${WEBHOOK_SECRET}/nowhere`, body: setup }),
      ]
      const written = answers.map(({ text, reason }) => text + reason).join() + log()
      for (const secret of [...sent, BASIC_AUTH_PASS, WEBHOOK_SECRET]) expect(written).not.toContain(secret)
    },
  },
]
