import { startApp } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { assertQuoted } from '../fixtures/connect-guide-text.ts'
import { connectToNewProject } from '../fixtures/projects.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import type { ConnectOptions } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { startRecordingProxy } from '../recording-proxy.ts'
import type { TestContext } from '../scenario.ts'

/** A backend that demands Basic credentials: what Label Studio says without them, and how its webhooks get in. */
export async function connectBasicAuth(context: TestContext): Promise<void> {
  const { labelStudio } = context
  const [user, password, secret] = ['annotator', 'open sesame', 'let-me-in']
  const env = { BASIC_AUTH_USER: user, BASIC_AUTH_PASS: password, WEBHOOK_SECRET: secret }
  const app = await startApp(context.app.name, { env })
  const proxy = await startRecordingProxy(app.url)
  try {
    const refused = /Able to connect to ML Server, but authentication parameters were [a-z ]*/
    await assertQuoted('a form without credentials', refused, connectToNewProject(context, labelStudio, proxy.url))
    const empty = labelStudio.api.post('/api/ml', { ...(await formWithEmptyPassword(context)), url: proxy.url })
    await assertQuoted('an empty password', /'NoneType' object has no attribute 'basic_auth_pass'/, empty)
    const withCredentials = proxy.url.replace('//', `//${user}:${encodeURIComponent(password)}@`)
    for (const [url, status] of [
      [proxy.url, 401],
      [`${proxy.url}/${secret}`, 201],
      [withCredentials, 201],
    ] as const) {
      const seen = await webhookStatus(
        context,
        url,
        { basicAuth: { user, password } },
        () => proxy.exchanges.at(-1)?.response.status,
      )
      assert(
        `annotation events to ${url.replace(proxy.url, 'http://host')} get status ${status}`,
        seen === status,
        `${seen}`,
      )
    }
  } finally {
    await proxy.stop()
    await app.stop()
  }
}

async function formWithEmptyPassword({ labelStudio, sample }: TestContext) {
  const { id } = await createProject(labelStudio.api, 'empty password', sample.labelConfig)
  return { project: id, title: 'empty', auth_method: 'NONE', basic_auth_user: '', basic_auth_pass: '' }
}

async function webhookStatus(
  context: TestContext,
  url: string,
  options: ConnectOptions,
  last: () => number | undefined,
) {
  const { api } = context.labelStudio
  const { project } = await connectToNewProject(context, context.labelStudio, url, options)
  const [first] = context.sample.tasks
  const [task = 0] = await importTasks(api, Number(project), [first?.data ?? {}])
  await submitAnnotation(api, Number(project), task, first?.truth ?? [])
  return last()
}
