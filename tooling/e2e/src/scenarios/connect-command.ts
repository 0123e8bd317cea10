import { assert } from '../assert.ts'
import { assertHealthy, runDoctor, runLabelStudioMl } from '../fixtures/command-line.ts'
import { sampleProject } from '../fixtures/projects.ts'
import { connectBackend, listBackends } from '../label-studio/backends.ts'
import { createProject, updateProject } from '../label-studio/projects.ts'
import { user } from '../label-studio/server-environment.ts'
import type { Scenario, TestContext } from '../scenario.ts'

/** `label-studio-ml connect` makes a connection in which the doctor finds nothing wrong, and mends one that was made badly. */
export const connectCommand: Scenario = {
  name: 'connect-command',
  app: 'simple-text-classifier',
  runsOn: ({ trainingAction }, validating) => trainingAction === 'START_TRAINING' && !validating,
  run: async (context) => {
    const { labelStudio, proxy } = context
    const { project } = await sampleProject(context, 'connected by command')
    await updateProject(labelStudio.api, project, { show_collab_predictions: false })
    const args = ['--project', String(project), '--backend', proxy.url]
    const first = await runLabelStudioMl(labelStudio, ['connect', ...args, '--extra-params', '{"threshold": 0.25}'])
    assert('connect ends well', first.exitCode === 0, first.output)
    assert(
      'connect says what it did',
      /done {2}model .*connected[\s\S]*done {2}predictions/.test(first.output),
      first.output,
    )
    // What the doctor cannot tell: 1.13 does not say what a user may do.
    const untold = labelStudio.release.version.startsWith('1.13') ? ['label-studio-rights'] : []
    assertHealthy('after connect', await runDoctor(labelStudio, [...args, '--send-event']), untold)
    await secondRun(context, project, args)
    await mends(context, args)
    await uploadedFile(context)
  },
}

/** Rows without the times that each look changes. */
async function rows({ labelStudio: { api } }: TestContext, project: number): Promise<string> {
  const all = [await listBackends(api, project), await api.get<object[]>(`/api/webhooks/?project=${project}`)]
  return JSON.stringify(all.flat().map((row) => ({ ...row, updated_at: null })))
}

async function secondRun(context: TestContext, project: number, args: readonly string[]): Promise<void> {
  const before = await rows(context, project)
  const { exitCode, output } = await runLabelStudioMl(context.labelStudio, ['connect', ...args])
  assert('connect ends well a second time', exitCode === 0 && !output.includes('done'), output)
  assert('a second run changes nothing', (await rows(context, project)) === before, before)
}

/** A connection with several faults: form data, no webhook, nothing shown. */
async function mends(context: TestContext, args: readonly string[]): Promise<void> {
  const { labelStudio, proxy } = context
  const { api } = labelStudio
  const { project } = await sampleProject(context, 'mended by command')
  const own = ['--project', String(project), ...args.slice(2)]
  const { id } = await connectBackend(api, project, proxy.url)
  await api.patch(`/api/ml/${id}`, { project, url: proxy.url, auto_update: false })
  const [webhook] = await api.get<{ id: number }[]>(`/api/webhooks/?project=${project}`)
  await api.patch(`/api/webhooks/${webhook?.id}/`, { is_active: false, send_payload: false })
  await updateProject(api, project, { show_collab_predictions: false, model_version: '' })
  const { exitCode, output } = await runLabelStudioMl(labelStudio, ['connect', ...own, '--no-interactive'])
  const done = ['auto_update', 'switched on, sends the payload now', 'is shown to annotators now']
  assert('connect mends what is wrong', exitCode === 0 && done.every((text) => output.includes(text)), output)
}

/** An image that was uploaded: the doctor fetches it with the key. */
async function uploadedFile({ labelStudio }: TestContext): Promise<void> {
  const config =
    '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="A"/></Choices></View>'
  const { id } = await createProject(labelStudio.api, 'uploaded', config)
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const form = new FormData()
  form.set('file', new Blob([Buffer.from(pixel, 'base64')], { type: 'image/png' }), 'pixel.png')
  const headers = { authorization: `Token ${user.token}` }
  await fetch(`${labelStudio.url}/api/projects/${id}/import`, { method: 'POST', headers, body: form })
  const { checks } = await runDoctor(labelStudio, ['--project', String(id)])
  const seen = checks.find((check) => check.id === 'media-file')
  assert('the doctor fetches a file of a task', seen?.outcome === 'ok' && seen.seen.includes('was fetched'), seen?.seen)
}
