import { listen, readJson } from './listen.ts'

type Answer = { status: number; body?: unknown }

export interface StubLabelStudio {
  url: string
  release: string
  permissions: string[] | undefined
  /** Seconds that its clock is ahead. */
  clockAhead: number
  /** What requests are answered in place of what they should: `GET /api/ml`. */
  answers: Record<string, Answer>
  // biome-ignore lint/suspicious/noExplicitAny: rows as the API has them.
  project: any
  // biome-ignore lint/suspicious/noExplicitAny: rows as the API has them.
  backends: any[]
  // biome-ignore lint/suspicious/noExplicitAny: rows as the API has them.
  webhooks: any[]
  predictionVersions: Record<string, number>
  /** The `data` of the tasks of the project. */
  tasks: object[]
  /** Requests that change something. */
  changes: string[]
  /** As it does with a model whose address it accepts for one. */
  makesWebhooks: boolean
  /** Runs when a model is connected, before it is answered. */
  onConnect?: () => void
  /** Sends events to the webhooks when the project is saved. */
  delivers: boolean
}

export const stubLabelConfig =
  '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Good"/></Choices></View>'

const createdAt = '2026-01-01T00:00:00.000000Z'

/** As much of Label Studio's API as the doctor and connect use, with one project 7. */
export async function startStubLabelStudio(): Promise<StubLabelStudio> {
  const stub: StubLabelStudio = {
    ...{ url: '', release: '1.23.2', clockAhead: 0, answers: {}, backends: [], webhooks: [], changes: [], tasks: [] },
    permissions: ['projects.view', 'projects.change', 'webhooks.change', 'tasks.view', 'annotations.view', 'predictions.any'],
    project: {
      ...{ id: 7, title: 'Reviews', label_config: stubLabelConfig, created_at: createdAt, task_number: 3 },
      ...{ model_version: 'Stub', show_collab_predictions: true },
    },
    predictionVersions: {},
    delivers: true,
    makesWebhooks: true,
  }
  stub.url = await listen(async (request, response) => {
    const [path] = (request.url ?? '/').split('?')
    const name = `${request.method} ${path}`
    const body = await readJson(request)
    if (request.method !== 'GET') stub.changes.push(name)
    const answer = stub.answers[name] ?? (await answerTo(stub, name, body)) ?? { status: 404, body: { detail: 'Not found.' } }
    const date = new Date(Date.now() + stub.clockAhead * 1000).toUTCString()
    response.writeHead(answer.status, { 'content-type': 'application/json', date })
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
  })
  return stub
}

/** A model as Label Studio has it when all is well. */
export function connectedRow(url: string) {
  return {
    ...{ id: 1, project: 7, url, title: 'Stub', state: 'CO', error_message: null, model_version: 'v1' },
    ...{ is_interactive: false, extra_params: null, basic_auth_user: '', auto_update: true },
  }
}

export function webhookRow(url: string) {
  return { id: 5, url, is_active: true, send_payload: true, send_for_all_actions: true, actions: [], headers: {} }
}

// biome-ignore lint/suspicious/noExplicitAny: bodies as the API has them.
async function answerTo(stub: StubLabelStudio, name: string, body: any): Promise<Answer | undefined> {
  const { project, backends, webhooks } = stub
  const [method, id] = [name.split(' ')[0], Number(/\/(\d+)/.exec(name)?.[1])]
  const group = name.includes('/api/ml/') ? backends : webhooks
  const row = group.find((one) => one.id === id)
  switch (name.replace(/\/\d+/, '/N').split(' ')[1]) {
    case '/api/version/':
      return { status: 200, body: { release: stub.release } }
    case '/api/current-user/whoami':
      return { status: 200, body: { id: 1, email: 'me@example.com', permissions: stub.permissions } }
    case '/api/projects/':
      return { status: 200, body: { results: [project], next: null } }
    case '/api/projects/N/':
      if (id !== project.id) return undefined
      if (method === 'PATCH') await saveProject(stub, body)
      return { status: 200, body: project }
    case '/api/projects/N/model-versions/':
      return { status: 200, body: stub.predictionVersions }
    case '/api/tasks/':
      return { status: 200, body: { total: stub.tasks.length, tasks: stub.tasks.map((data, index) => ({ id: index + 1, data })) } }
    case '/data/upload/N/there.png':
      return { status: 200, body: 'as good as an image' }
    case '/api/ml':
      if (method === 'POST') return connect(stub, body)
      return { status: 200, body: backends }
    case '/api/ml/N/versions':
      return { status: 200, body: { versions: ['v1'] } }
    case '/api/webhooks/':
      if (method === 'GET') return { status: 200, body: webhooks }
      webhooks.push({ ...webhookRow(body.url), ...body, id: 6 })
      return { status: 201, body: webhooks.at(-1) }
    default:
      if (method === 'PATCH' && row) return { status: 200, body: Object.assign(row, body) }
      if (method === 'DELETE' && row) group.splice(group.indexOf(row), 1)
      return row && { status: 204 }
  }
}

/** The row, and the webhook that Label Studio makes with it, where it accepts its address. */
// biome-ignore lint/suspicious/noExplicitAny: bodies as the API has them.
function connect({ backends, webhooks, project, answers, onConnect, makesWebhooks }: StubLabelStudio, body: any): Answer {
  onConnect?.()
  backends.push({ ...connectedRow(body.url), ...body, id: 2 })
  if (answers.webhook) return answers.webhook
  if (makesWebhooks) webhooks.push(webhookRow(`${body.url}/webhook`))
  project.model_version ||= body.title
  return { status: 201, body: backends.at(-1) }
}

async function saveProject({ project, webhooks, delivers }: StubLabelStudio, change: object): Promise<void> {
  Object.assign(project, change)
  for (const { url, headers } of delivers ? webhooks : []) {
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ action: 'PROJECT_UPDATED' }) })
  }
}
