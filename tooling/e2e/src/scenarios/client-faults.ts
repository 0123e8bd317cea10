import { setTimeout as wait } from 'node:timers/promises'
import { createLabelStudioClient, type LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { assert, assertRefused } from '../assert.ts'
import { type Fault, startFaultyProxy } from '../faulty-proxy.ts'
import { user } from '../label-studio/server-environment.ts'
import type { RunningLabelStudio } from '../label-studio/start.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

const region = { from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } }
const taskCount = 300

/** A proxy that refuses and cuts, and Label Studio that restarts: everything is read, each task once, or an error says why. */
export const clientFaults: Scenario = {
  name: 'client-faults',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async ({ labelStudio, sample }) => {
    const faults: [pattern: RegExp, fault: Fault][] = []
    const proxy = await startFaultyProxy(labelStudio.url, (asked) => {
      const index = faults.findIndex(([pattern]) => pattern.test(asked))
      return index < 0 ? undefined : faults.splice(index, 1)[0]?.[1]
    })
    const client = createLabelStudioClient({ url: proxy.url, apiKey: user.token, firstPauseMs: 200 })
    const patient = createLabelStudioClient({ url: labelStudio.url, apiKey: user.token, retries: 8 })
    try {
      const { id } = await client.projects.create({ title: 'faults', labelConfig: sample.labelConfig })
      const annotated = { annotations: [{ result: [region] }] }
      await client.tasks.import(
        id,
        Array.from({ length: taskCount }, (_, index) => ({ data: { text: `text ${index}` }, ...annotated })),
      )
      await readThroughFaults(client, id, faults)
      await writeThroughFaults(client, id, faults)
      await restarting(patient, id, labelStudio)
    } finally {
      await Promise.all([client.close(), patient.close(), proxy.stop()])
    }
  },
}

async function readThroughFaults(client: LabelStudioClient, project: number, faults: [RegExp, Fault][]) {
  faults.push(
    [/GET .*\/api\/tasks/, { status: 502 }],
    [/GET .*\/api\/tasks/, { status: 429, headers: { 'retry-after': '1' } }],
  )
  faults.push([/GET .*\/api\/tasks/, { cutAfterBytes: 5_000 }])
  const tasks = await Array.fromAsync(client.tasks.list(project, { pageSize: 100 }))
  assert('pages are read through 502, 429 and a cut', isWhole(tasks) && faults.length === 0, `${tasks.length}`)

  faults.push([/GET .*\/export$/, { status: 504 }], [/POST .*\/exports\//, { status: 504, isPassedOn: true }])
  for (const cutAfterBytes of [30_000, 100_000]) faults.push([/\/download$/, { cutAfterBytes }])
  const exported = await Array.fromAsync(client.exportTasks(project))
  assert('an export is read on where it was cut', isWhole(exported) && faults.length === 0, `${exported.length}`)
}

async function writeThroughFaults(
  { tasks, predictions }: LabelStudioClient,
  project: number,
  faults: [RegExp, Fault][],
) {
  const ids = (await Array.fromAsync(tasks.list(project))).map(({ id }) => id)
  const written = ids.map((task) => ({ task, result: [region], score: 0.5, model_version: 'v1' }))
  faults.push([/POST .*\/import\/predictions/, { status: 503, headers: { 'retry-after': '1' } }])
  await predictions.createMany(project, written.slice(0, 150))
  faults.push([/POST .*\/import\/predictions/, { status: 502, isPassedOn: true }])
  await assertRefused('a write that may have been done is not repeated', 'LABEL_STUDIO_FAILED', () =>
    predictions.createMany(project, written.slice(150)),
  )
  const versions = await predictions.versions(project)
  assert('nothing is written twice', versions.v1 === taskCount, JSON.stringify(versions))
}

/** Label Studio ends and starts again while it is read and written. */
async function restarting(client: LabelStudioClient, project: number, labelStudio: RunningLabelStudio) {
  const seen: { id: number }[] = []
  let restarted: Promise<void> | undefined
  for await (const task of client.tasks.list(project, { pageSize: 50 })) {
    seen.push(task)
    if (seen.length === 100) restarted = labelStudio.restart()
  }
  await restarted
  assert('pages are read across a restart', isWhole(seen), `${seen.length}`)

  const written = Array.from({ length: 5 }, () => seen).flat()
  const predictions = written.map(({ id }) => ({ task: id, result: [region], model_version: 'v2' }))
  const imported = Array.from({ length: 200 }, (_, index) => ({ data: { text: `more ${index}` } }))
  const exporting = Array.fromAsync(client.exportTasks(project))
  const writing = endOf(client.predictions.createMany(project, predictions))
  const importing = endOf(client.tasks.import(project, imported))
  await wait(100)
  await labelStudio.restart()
  const exported = await exporting
  assert('an export is whole across a restart', isWhole(exported), `${exported.length}`)
  const { v2 = 0 } = await client.predictions.versions(project)
  assertOnceOrNever('predictions', await writing, v2, predictions.length)
  const { taskCount: tasks } = await client.projects.get(project)
  assertOnceOrNever('tasks', await importing, tasks - taskCount, imported.length)
}

/** The message of the error in which a write ended; empty when it was done. */
function endOf(write: Promise<unknown>): Promise<string> {
  return write.then(
    () => '',
    (error: Error) => error.message,
  )
}

function assertOnceOrNever(what: string, ended: string, stored: number, sent: number) {
  const seen = `${stored} of ${sent}: ${ended || 'done'}`
  assert(`a write of ${what} is done once or not at all across a restart`, stored === sent || stored === 0, seen)
  if (stored === 0) assert(`who wrote ${what} hears that nobody knows`, /is not known\.$/.test(ended), seen)
}

function isWhole(tasks: readonly { id: number }[]): boolean {
  return tasks.length === taskCount && new Set(tasks.map(({ id }) => id)).size === taskCount
}
