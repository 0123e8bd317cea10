import { startApp } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { assertFound, assertHealthy, runDoctor, runLabelStudioMl } from '../fixtures/command-line.ts'
import { connectedProject, sampleProject } from '../fixtures/projects.ts'
import { connectBackend, listBackends } from '../label-studio/backends.ts'
import { createPersonalToken } from '../label-studio/personal-token.ts'
import { createProject } from '../label-studio/projects.ts'
import type { RunningLabelStudio } from '../label-studio/start.ts'
import { startRecordingProxy } from '../recording-proxy.ts'
import type { TestContext } from '../scenario.ts'

/** The two switches of Label Studio for loopback and private addresses. */
const bothSwitches = 'ML_BLOCK_LOCAL_IP=false and SSRF_PROTECTION_ENABLED=false'

/** A Label Studio that refuses loopback addresses, or takes them for the model alone: connect leaves nothing behind. */
export async function connectRefused(context: TestContext, server: RunningLabelStudio): Promise<void> {
  const { id } = await createProject(server.api, 'refused', context.sample.labelConfig)
  const { exitCode, output } = await runLabelStudioMl(server, [
    'connect',
    '--project',
    String(id),
    '--backend',
    context.proxy.url,
  ])
  assert('connect names both switches', exitCode === 1 && output.includes(bothSwitches), output)
  assert('connect leaves no half model behind', (await listBackends(server.api, id)).length === 0)
}

/** A model that was saved without its webhook, and one that was allowed when it was connected. */
export async function doctorOfHalfAllowed(context: TestContext, server: RunningLabelStudio): Promise<void> {
  const { id } = await createProject(server.api, 'half', context.sample.labelConfig)
  await connectBackend(server.api, id, context.proxy.url).catch(() => undefined)
  const report = await runDoctor(server, ['--project', String(id)])
  assertFound(report, 'webhook', 'missing', 'label-studio-ml connect')
}

export async function doctorOfLegacyToken(context: TestContext, server: RunningLabelStudio): Promise<void> {
  const report = await runDoctor(server, ['--project', '1', '--backend', context.proxy.url])
  assertFound(report, 'label-studio-token', 'legacyDisabled', 'personal access token')
  const personal = await createPersonalToken(server)
  const { checks } = await runDoctor(server, [], personal)
  const token = checks.find(({ id }) => id === 'label-studio-token')
  assert(
    'a personal access token is accepted then',
    token?.outcome === 'ok' && token.seen.startsWith('personal'),
    token?.seen,
  )
  assert('the doctor prints no token', !JSON.stringify(checks).includes(personal))
}

/** What goes wrong in a Label Studio that allows everything. */
export async function doctorOfFaults(context: TestContext): Promise<void> {
  const { labelStudio, proxy } = context
  const wrongProject = await runDoctor(labelStudio, ['--project', '999999', '--backend', proxy.url])
  assertFound(wrongProject, 'project', 'notFound', '/projects/<number>')
  const { project, backend } = await connectedProject(context, 'faults')
  const doctor = () => runDoctor(labelStudio, ['--project', String(project), '--backend', backend.url])
  const [webhook] = await labelStudio.api.get<{ id: number; url: string }[]>(`/api/webhooks/?project=${project}`)
  const change = (body: object) => labelStudio.api.patch(`/api/webhooks/${webhook?.id}/`, body)
  await change({ url: 'http://127.0.0.1:9099/webhook' })
  assertFound(await doctor(), 'webhook', 'wrongAddress', 'delete the old webhook')
  await labelStudio.api.delete(`/api/webhooks/${webhook?.id}/`)
  assertFound(await doctor(), 'webhook', 'missing', 'label-studio-ml connect')
  await guardedBackend(context)
  await stoppedBackend(context)
}

/** Basic auth without a secret for the webhook; then connect puts the secret into its header. */
async function guardedBackend(context: TestContext): Promise<void> {
  const { labelStudio, sample } = context
  const [user, password, secret] = ['annotator', 'open sesame', 'let-me-in']
  const env = { BASIC_AUTH_USER: user, BASIC_AUTH_PASS: password, WEBHOOK_SECRET: secret }
  const app = await startApp(context.app.name, { env })
  try {
    const { id } = await createProject(labelStudio.api, 'guarded', sample.labelConfig, {
      show_collab_predictions: true,
    })
    await connectBackend(labelStudio.api, id, app.url, { basicAuth: { user, password }, isInteractive: false })
    const args = [
      '--project',
      String(id),
      '--backend',
      app.url,
      '--basic-auth-user',
      user,
      '--basic-auth-pass',
      password,
    ]
    const report = await runDoctor(labelStudio, [...args, '--send-event'])
    assertFound(report, 'webhook-access', 'refused', '--webhook-secret')
    assertFound(report, 'webhook-delivery', 'refused', '--webhook-secret')
    assert('the doctor prints no password', !JSON.stringify(report).includes(password))
    const { exitCode, output } = await runLabelStudioMl(labelStudio, ['connect', ...args, '--webhook-secret', secret])
    assert('connect puts the secret into the webhook', exitCode === 0 && output.includes('secret in a header'), output)
    assert('connect prints no secret', ![secret, password].some((hidden) => output.includes(hidden)), output)
    assertHealthy('with Basic auth and a secret', await runDoctor(labelStudio, [...args, '--send-event']))
  } finally {
    await app.stop()
  }
}

/** Label Studio does not say why a model is disconnected; the doctor brings it out. */
async function stoppedBackend(context: TestContext): Promise<void> {
  const proxy = await startRecordingProxy(context.app.url)
  const { project } = await sampleProject(context, 'stopped')
  await connectBackend(context.labelStudio.api, project, proxy.url)
  await proxy.stop()
  const report = await runDoctor(context.labelStudio, ['--project', String(project)])
  assertFound(report, 'backend-reachable', 'unreachable', 'Start the backend')
  assertFound(report, 'backend-state', 'unreachable', 'host.docker.internal')
}
