import { startApp } from '@label-studio-ml/harness'
import { submitAnnotation } from '../label-studio/annotations.ts'
import type { ConnectOptions } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { startRecordingProxy } from '../recording-proxy.ts'
import { connectAfresh } from './connect-afresh.ts'
import { quotes } from './quoted-message.ts'
import type { Stage } from './scenario.ts'

/** A backend that demands Basic credentials: what Label Studio says without them, and how its webhooks get in. */
export async function connectBasicAuth(stage: Stage): Promise<void> {
  const { labelStudio, checks } = stage
  const [user, password, secret] = ['annotator', 'open sesame', 'let-me-in']
  const env = { BASIC_AUTH_USER: user, BASIC_AUTH_PASS: password, WEBHOOK_SECRET: secret }
  const app = await startApp(stage.app.name, { env })
  const proxy = await startRecordingProxy(app.url)
  try {
    const refused = /Able to connect to ML Server, but authentication parameters were [a-z ]*/
    await quotes(stage, 'a form without credentials', refused, connectAfresh(stage, labelStudio, proxy.url))
    const empty = labelStudio.api.post('/api/ml', { ...(await formWithEmptyPassword(stage)), url: proxy.url })
    await quotes(stage, 'an empty password', /'NoneType' object has no attribute 'basic_auth_pass'/, empty)
    const withCredentials = proxy.url.replace('//', `//${user}:${encodeURIComponent(password)}@`)
    for (const [url, status] of [
      [proxy.url, 401],
      [`${proxy.url}/${secret}`, 201],
      [withCredentials, 201],
    ] as const) {
      const seen = await webhookStatus(
        stage,
        url,
        { basicAuth: { user, password } },
        () => proxy.exchanges.at(-1)?.response.status,
      )
      checks.check(
        `annotation events to ${url.replace(proxy.url, 'http://host')} are answered ${status}`,
        seen === status,
        `${seen}`,
      )
    }
  } finally {
    await proxy.stop()
    await app.stop()
  }
}

async function formWithEmptyPassword({ labelStudio, sample }: Stage) {
  const { id } = await createProject(labelStudio.api, 'empty password', sample.labelConfig)
  return { project: id, title: 'empty', auth_method: 'NONE', basic_auth_user: '', basic_auth_pass: '' }
}

async function webhookStatus(stage: Stage, url: string, options: ConnectOptions, last: () => number | undefined) {
  const { api } = stage.labelStudio
  const { project } = await connectAfresh(stage, stage.labelStudio, url, options)
  const [first] = stage.sample.tasks
  const [task = 0] = await importTasks(api, Number(project), [first?.data ?? {}])
  await submitAnnotation(api, Number(project), task, first?.truth ?? [])
  return last()
}
