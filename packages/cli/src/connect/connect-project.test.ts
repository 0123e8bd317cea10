import { createLabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { expect, onTestFinished, test } from 'vitest'
import { startStubBackend } from '../__fixtures__/stub-backend.ts'
import { connectedRow, startStubLabelStudio, stubLabelConfig, webhookRow } from '../__fixtures__/stub-label-studio.ts'
import { type ConnectOptions, connectProject, type Step } from './connect-project.ts'

/** A project without a model, and `connect` as the command would run it. */
async function startWorld() {
  const [labelStudio, backend] = [await startStubLabelStudio(), await startStubBackend()]
  const client = createLabelStudioClient({ url: labelStudio.url, apiKey: 'a'.repeat(40), retries: 0 })
  onTestFinished(() => client.close())
  const connect = async (options: Partial<Omit<ConnectOptions, 'backend'>> & { backend?: object } = {}) => {
    const steps: Step[] = []
    const settings = { url: backend.url, basicAuth: undefined, webhookSecret: undefined, ...options.backend }
    const rest = { client, project: 7, webhook: true, show: true }
    await connectProject({ ...rest, ...options, backend: settings }, (step) => void steps.push(step))
    return steps
  }
  return { labelStudio, backend, connect }
}

const changed = (steps: Step[]) => steps.filter((step) => step.changed).map(({ name }) => name)

test('a project without a model gets the model, and a second run changes nothing', async () => {
  const { labelStudio, backend, connect } = await startWorld()
  labelStudio.project.show_collab_predictions = false
  expect(changed(await connect())).toEqual(['model', 'predictions'])
  expect(labelStudio.backends).toMatchObject([{ url: backend.url, title: 'Stub', is_interactive: false }])
  expect(labelStudio.webhooks).toMatchObject([{ url: `${backend.url}/webhook` }])
  expect(labelStudio.project.show_collab_predictions).toBe(true)
  labelStudio.changes.length = 0
  expect(changed(await connect({ title: 'Stub', isInteractive: false }))).toEqual([])
  expect(labelStudio.changes).toEqual([])
})

test('what differs is changed: name, switch, extra params, webhook; nothing else', async () => {
  const { labelStudio, backend, connect } = await startWorld()
  labelStudio.backends.push({ ...connectedRow(`${backend.url}/`), extra_params: '{"a": 1}', auto_update: false })
  const actions = ['ANNOTATION_CREATED']
  const broken = { is_active: false, send_payload: false, send_for_all_actions: false, actions }
  labelStudio.webhooks.push({ ...webhookRow(`${backend.url}/webhook`), ...broken, headers: { 'X-Own': 'kept' } })
  const steps = await connect({
    title: 'new',
    isInteractive: true,
    extraParams: { a: 2 },
    backend: { webhookSecret: 's' },
  })
  expect(steps.find(({ name }) => name === 'model')?.text).toContain(
    'changed the name, interactive preannotations, extra params, auto_update, which was off',
  )
  expect(labelStudio.backends).toMatchObject([
    { url: `${backend.url}/`, title: 'new', is_interactive: true, extra_params: { a: 2 }, auto_update: true },
  ])
  expect(labelStudio.webhooks).toMatchObject([
    {
      is_active: true,
      send_payload: true,
      send_for_all_actions: true,
      headers: { 'X-Own': 'kept', 'X-Webhook-Secret': 's' },
    },
  ])
  expect(changed(await connect({ extraParams: { a: 2 }, backend: { webhookSecret: 's' } }))).toEqual([])
})

test.each([
  ['credentials', { basicAuth: { user: 'me', password: 'pw' } }, { Authorization: `Basic ${btoa('me:pw')}` }],
  ['the secret', { basicAuth: { user: 'me', password: 'pw' }, webhookSecret: 's3' }, { 'X-Webhook-Secret': 's3' }],
])('the webhook of a guarded backend carries %s in a header', async (_, settings, headers) => {
  const { labelStudio, backend, connect } = await startWorld()
  Object.assign(backend, { authorization: `Basic ${btoa('me:pw')}`, secret: 's3' })
  await expect(connect()).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' })
  expect(labelStudio.changes).toEqual([])
  await connect({ backend: settings })
  expect(labelStudio.backends[0]).toMatchObject({ basic_auth_user: 'me', basic_auth_pass: 'pw' })
  expect(labelStudio.webhooks[0].headers).toEqual(headers)
  await expect(connect({ title: 'x', backend: { ...settings, basicAuth: undefined } })).rejects.toThrow(
    'BASIC_AUTH_USER',
  )
})

test('a secret or credentials in the address of the webhook are left there', async () => {
  const { labelStudio, backend, connect } = await startWorld()
  labelStudio.backends.push(connectedRow(`${backend.url}/s3`))
  labelStudio.webhooks.push(webhookRow(`${backend.url}/s3/webhook`))
  expect(changed(await connect({ backend: { webhookSecret: 's3' } }))).toEqual([])
})

test('a model that Label Studio saved without its webhook is removed again, and the switches are named', async () => {
  const { labelStudio, connect } = await startWorld()
  const detail = 'URL resolves to a reserved network address (block: 127.0.0.0/8)'
  labelStudio.answers.webhook = { status: 403, body: { detail } }
  await expect(connect()).rejects.toThrow(/SSRF_PROTECTION_ENABLED=false.*it was removed again/)
  expect(labelStudio.backends).toEqual([])
})

test('a model that somebody else connected meanwhile is left alone, and one that cannot be removed is named', async () => {
  const { labelStudio, connect } = await startWorld()
  labelStudio.answers.webhook = { status: 403, body: { detail: 'block: 127.0.0.0/8' } }
  labelStudio.answers['DELETE /api/ml/2'] = { status: 500, body: { detail: 'oh' } }
  labelStudio.onConnect = () => void labelStudio.backends.push({ ...connectedRow('http://other.example:9090'), id: 3 })
  await expect(connect()).rejects.toThrow(/block: 127.*it could not be removed: delete model 2/)
  delete labelStudio.answers['DELETE /api/ml/2']
  labelStudio.backends.length = 0
  await expect(connect()).rejects.toThrow('it was removed again')
  expect(labelStudio.backends).toMatchObject([{ url: 'http://other.example:9090' }])
  expect(labelStudio.changes).not.toContain('DELETE /api/ml/3')
})

test('a backend that answers, but not whether it can fill the label config, is not connected', async () => {
  const { labelStudio, backend, connect } = await startWorld()
  backend.answers.validate = { status: 500, reason: 'oh' }
  await expect(connect()).rejects.toMatchObject({ code: 'INTERNAL', message: expect.stringContaining('500: oh') })
  backend.breaksOff = 'validate'
  await expect(connect()).rejects.toMatchObject({ code: 'INTERNAL', message: expect.stringContaining('/validate: ') })
  expect(labelStudio.changes).toEqual([])
})

test('a new model whose webhook is refused afterwards is taken back; one that was there stays', async () => {
  const { labelStudio, backend, connect } = await startWorld()
  labelStudio.answers['POST /api/webhooks/'] = { status: 400, body: { detail: 'Enter a valid URL.' } }
  labelStudio.answers['GET /api/webhooks/'] = { status: 200, body: [] }
  await expect(connect()).rejects.toThrow(/Enter a valid URL.*it was removed again/)
  expect(labelStudio.backends).toEqual([])
  labelStudio.backends.push(connectedRow(backend.url))
  await expect(connect()).rejects.toThrow('Enter a valid URL')
  expect(labelStudio.backends).toHaveLength(1)
})

test.each([
  [{ backend: { url: 'http://ml-backend:9090' } }, 'can have no webhook: "ml-backend" is one word'],
  [{ project: 8 }, 'Not found'],
])('%j stops before anything is changed', async (options, message) => {
  const { labelStudio, connect } = await startWorld()
  await expect(connect(options)).rejects.toThrow(message)
  expect(labelStudio.changes).toEqual([])
})

test('a backend that cannot fill the label config is not connected, and says why', async () => {
  const { labelStudio, backend, connect } = await startWorld()
  backend.answers.validate = { status: 400, reason: 'needs an Image.' }
  await expect(connect()).rejects.toMatchObject({
    code: 'LABEL_CONFIG_UNFIT',
    message: expect.stringContaining('needs an Image'),
  })
  expect(labelStudio.changes).toEqual([])
})

test('a backend in another network, or of another make, is left to the check of Label Studio', async () => {
  const { labelStudio, backend, connect } = await startWorld()
  backend.answers.validate = { status: 404 }
  expect(changed(await connect())).toEqual(['model'])
  expect(changed(await connect({ backend: { url: 'http://127.0.0.1:2' } }))).toEqual(['model'])
  labelStudio.answers['POST /api/ml'] = { status: 500, body: { detail: "Can't resolve hostname away.internal" } }
  await expect(connect({ backend: { url: 'http://127.0.0.1:3' } })).rejects.toThrow(
    'that the machine of Label Studio knows',
  )
})

test('a new model is interactive when a control tag is smart; --no-webhook and --no-show leave alone what they name', async () => {
  const { labelStudio, connect } = await startWorld()
  labelStudio.project.label_config = stubLabelConfig.replace('toName', 'smart="true" toName')
  labelStudio.project.show_collab_predictions = false
  const steps = await connect({ webhook: false, show: false })
  expect(steps.map(({ name }) => name)).toEqual(['project', 'backend', 'model'])
  expect(labelStudio.backends[0].is_interactive).toBe(true)
  expect(labelStudio.project.show_collab_predictions).toBe(false)
})
