import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connectedWorld, legacyToken, type World } from '../__fixtures__/connected-world.ts'
import type { StubBackend } from '../__fixtures__/stub-backend.ts'
import { connectedRow, type StubLabelStudio, stubLabelConfig } from '../__fixtures__/stub-label-studio.ts'
import { checks } from './checks.ts'
import type { Given } from './facts.ts'
import { runDoctor } from './run-doctor.ts'

const nobody = 'http://127.0.0.1:2'
const imageConfig =
  '<View><Image name="i" value="$photo"/><Choices name="c" toName="i"><Choice value="A"/></Choices></View>'

function jwt(claims: object): string {
  return ['{"alg":"HS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
}

test('a good connection is ok in every check, and nothing but one event was sent', async () => {
  const { given, labelStudio, backend } = await connectedWorld()
  const { ok, checks: results } = await runDoctor(given)
  expect(results.filter(({ outcome }) => outcome !== 'ok')).toEqual([])
  expect(ok).toBe(true)
  expect(labelStudio.changes).toEqual(['PATCH /api/projects/7/'])
  expect(backend.accepted).toBe(2)
})

test('without --send-event nothing is changed', async () => {
  const { given, labelStudio } = await connectedWorld()
  await runDoctor({ ...given, sendEvent: false })
  expect(labelStudio.changes).toEqual([])
})

/** What is changed in a good world. */
interface Change {
  given?: Partial<Given>
  key?: string
  backendUrl?: string
  labelStudioUrl?: string
  labelStudio?: Partial<StubLabelStudio>
  project?: object
  row?: object
  /** A model that was connected before. */
  otherRow?: object
  webhook?: object
  webhooksTwice?: boolean
  backend?: Partial<StubBackend>
}

const answers = (request: string, status: number, body: object = { detail: 'oh' }): Change => ({
  labelStudio: { answers: { [request]: { status, body } } },
})
const backendAnswers = (route: string, status: number, reason: string): Change => ({
  backend: { answers: { [route]: { status, reason } } },
})
const labelConfig = (xml: string): Change => ({ project: { label_config: xml } })
const disconnected = (error: string, status = 500): Change => ({
  row: { state: 'DI' },
  ...answers('GET /api/ml/1/versions', status, { error }),
})
const withSmart = (value: string) => stubLabelConfig.replace('toName', `smart="${value}" toName`)
const guarded: Change = {
  given: { backend: { url: undefined, basicAuth: { user: 'me', password: 'secret' }, webhookSecret: undefined } },
  backend: { authorization: `Basic ${btoa('me:secret')}` },
}
const image = (url: string): Change => ({
  ...labelConfig(imageConfig),
  labelStudio: { tasks: [{ photo: url }] },
})
const expired = jwt({ token_type: 'refresh', exp: 1_700_000_000 })
const oneWord = 'http://ml-backend:9090'
const old = 'http://old.example:9090'

test('a file of a task is fetched with the key, and nothing of it stays', async () => {
  const { given, labelStudio } = await connectedWorld()
  Object.assign(labelStudio, { tasks: [{ photo: '' }, { photo: '/data/upload/7/there.png' }] })
  labelStudio.project.label_config = imageConfig
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'))
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })
  const { checks: results } = await runDoctor(given)
  expect(results.find(({ id }) => id === 'media-file')?.seen).toBe('"photo" of task 2 was fetched, 21 bytes')
  expect(readdirSync(folder)).toEqual([])
  labelStudio.tasks.length = 0
  const { checks: without } = await runDoctor(given)
  expect(without.find(({ id }) => id === 'media-file')?.outcome).toBe('skipped')
})

const faults: [problem: string, change: Change, seen?: string][] = [
  ['label-studio-reachable/unreachable', { labelStudioUrl: nobody }, 'ECONNREFUSED'],
  ['label-studio-reachable/notLabelStudio', answers('GET /api/version/', 404)],
  ['label-studio-reachable/failing', answers('GET /api/version/', 500), '500'],
  ['label-studio-token/refused', answers('GET /api/current-user/whoami', 401, { detail: 'Invalid token.' }), 'Invalid'],
  ['label-studio-token/legacyDisabled', answers('GET /api/current-user/whoami', 401, { detail: 'legacy token no' })],
  ['label-studio-token/expired', { key: expired, ...answers('POST /api/token/refresh/', 401) }, '2023-11-14'],
  ['label-studio-token/shortLived', { key: jwt({ token_type: 'access', exp: 4_000_000_000 }) }],
  ['label-studio-rights/missing', { labelStudio: { permissions: ['projects.view'] } }, 'predictions.any'],
  ['label-studio-version/old', { labelStudio: { release: '1.4.1' } }, 'no extra params'],
  ['project/notFound', { given: { project: 8 } }, 'projects/8'],
  ['project/forbidden', answers('GET /api/projects/7/', 403)],
  ['project/emptyConfig', labelConfig('<View></View>')],
  ['project/unreadableConfig', labelConfig('<View>')],
  ['backend-reachable/unreachable', { backendUrl: nobody }, 'ECONNREFUSED'],
  ['backend-reachable/otherNetwork', { backendUrl: nobody, row: { url: nobody } }],
  ['backend-reachable/credentials', { backend: { authorization: 'Basic other' } }],
  ['backend-reachable/failing', backendAnswers('health', 503, 'MODEL_DIR is gone'), 'MODEL_DIR is gone'],
  ['backend-reachable/slow', { backend: { delays: { health: 1050 } } }],
  ['label-config/unfit', backendAnswers('validate', 400, 'needs an Image'), 'needs an Image'],
  ['label-config/failing', backendAnswers('validate', 500, 'oh')],
  ['backend-connected/missing', { labelStudio: { backends: [] } }],
  ['backend-connected/elsewhere', { row: { url: old } }, old],
  ['backend-connected/noVersion', { row: { auto_update: false } }],
  ['backend-connected/second', { otherRow: connectedRow(old) }, old],
  ['backend-state/addressRefused', disconnected('URL resolves to a reserved network address (block: 10.0.0.0/8)')],
  ['backend-state/unknownHost', disconnected("Failed to resolve 'ml-backend'")],
  ['backend-state/credentials', disconnected('401 Client Error: Unauthorized', 401)],
  ['backend-state/unreachable', disconnected('Max retries exceeded: [Errno 111] Connection refused')],
  ['backend-state/failing', disconnected('500 Server Error')],
  [
    'backend-state/unfit',
    { row: { state: 'ER', error_message: '400 Client Error: needs an Image' } },
    'needs an Image',
  ],
  [
    'container-loopback/loopback',
    { given: { isInContainer: true }, backendUrl: nobody, row: { url: nobody, state: 'DI' } },
    'does not answer',
  ],
  ['webhook/missing', { labelStudio: { webhooks: [] } }],
  ['webhook/wrongAddress', { webhook: { url: `${old}/webhook` } }, old],
  [
    'webhook/impossible',
    { backendUrl: oneWord, row: { url: oneWord }, labelStudio: { webhooks: [] } },
    '"ml-backend" is one word',
  ],
  ['webhook/inactive', { webhook: { is_active: false } }],
  ['webhook/noPayload', { webhook: { send_payload: false } }],
  [
    'webhook/someActions',
    { webhook: { send_for_all_actions: false, actions: ['ANNOTATION_CREATED'] } },
    'TASKS_DELETED',
  ],
  ['webhook/twice', { webhooksTwice: true }],
  ['webhook-access/refused', guarded],
  ['webhook-access/failing', backendAnswers('webhook', 500, 'oh')],
  ['webhook-access/slow', { given: { sendEvent: false }, backend: { delays: { webhook: 1050 } } }],
  ['webhook-delivery/refused', guarded],
  ['webhook-delivery/notDelivered', { labelStudio: { delivers: false } }],
  ['versions/none', { backend: { version: null } }],
  ['versions/differ', { backend: { version: 'v2' } }, '/setup answers v2'],
  ['versions/unknownChoice', { project: { model_version: 'gone' } }, '"gone"'],
  ['versions/outdated', { labelStudio: { predictionVersions: { v0: 12 } } }, 'stored are v0'],
  ['shown-predictions/off', { project: { show_collab_predictions: false } }],
  ['shown-predictions/noChoice', { project: { model_version: '' } }],
  ['interactive/off', labelConfig(withSmart('true')), 'Choices "mood"'],
  ['interactive/noSmartTag', { ...labelConfig(withSmart('false')), row: { is_interactive: true } }],
  ['media-file/unavailable', image('/data/upload/7/gone.png'), 'task 1'],
  ['media-file/unsupported', image('ftp://files.example/a.png'), 'ftp:'],
  ['media-file/privateAddress', image('http://127.0.0.1:2/a.png'), '127.0.0.1'],
  ['clock/drifting', { labelStudio: { clockAhead: 20 } }, '20 s ahead'],
  ['clock/apart', { labelStudio: { clockAhead: -3600 } }, '3600 s behind'],
]

test.each(faults)('%s is found, with its fix', async (name, change, seen) => {
  const world = await connectedWorld()
  apply(change, world)
  const report = await runDoctor(world.given)
  const [id, problem] = name.split('/') as [string, string]
  const result = report.checks.find((one) => one.id === id)
  const { outcome, fix } = checks.find((check) => check.id === id)!.problems[problem]!
  expect(result).toMatchObject({ problem, outcome, fix })
  if (seen) expect(result?.seen).toContain(seen)
  expect(report.ok).toBe(report.counts.failed === 0)
  expect(JSON.stringify(report)).not.toContain(world.given.labelStudio.apiKey)
})

test.each<[cause: string, change: Change, failing: string]>([
  ['Label Studio does not answer', { labelStudioUrl: nobody }, 'label-studio-reachable'],
  ['the key is refused', answers('GET /api/current-user/whoami', 401), 'label-studio-token'],
  ['there is no such project', { given: { project: 8 } }, 'project'],
])('when %s, one check fails and what builds on it names it', async (_, change, failing) => {
  const world = await connectedWorld()
  apply(change, world)
  const { checks: results } = await runDoctor(world.given)
  expect(results.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)).toEqual([failing])
  const reasons = new Set(results.filter(({ outcome }) => outcome === 'skipped').map(({ seen }) => seen))
  expect([...reasons]).toEqual([`see ${failing}`])
})

test('every problem of the table is provoked here', () => {
  const all = checks.flatMap(({ id, problems }) => Object.keys(problems).map((problem) => `${id}/${problem}`))
  expect(faults.map(([name]) => name).sort()).toEqual(all.sort())
})

function apply(change: Change, { labelStudio, backend, given }: World): void {
  Object.assign(labelStudio.backends[0], change.row)
  Object.assign(labelStudio.webhooks[0], change.webhook)
  Object.assign(labelStudio.project, change.project)
  Object.assign(labelStudio, change.labelStudio)
  if (change.otherRow) labelStudio.backends.unshift({ ...change.otherRow, id: 9 })
  if (change.webhooksTwice) labelStudio.webhooks.push({ ...labelStudio.webhooks[0], id: 8 })
  Object.assign(backend, change.backend)
  const { url } = given.backend
  Object.assign(given, change.given)
  given.backend.url = change.backendUrl ?? url
  given.labelStudio.url = change.labelStudioUrl ?? labelStudio.url
  given.labelStudio.apiKey = change.key ?? legacyToken
}
