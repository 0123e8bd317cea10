import { assert } from '../assert.ts'
import { connectedProject } from '../fixtures/projects.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { startTraining } from '../label-studio/backends.ts'
import { startRecordingProxy } from '../recording-proxy.ts'
import type { Scenario, TestContext } from '../scenario.ts'
import { startStubBackend } from '../stub-backend.ts'

/** Saves per backend. The second half happens while the app trains. */
const saves = 24

/**
 * How long an annotator waits for Submit with the app connected, against a backend that answers at once. Saves of both
 * projects alternate, with the order swapped each time, so whatever else the machine does hits both alike.
 */
export const saveTimes: Scenario = {
  name: 'save-times',
  runsOn: (_, validating) => !validating,
  run: async (context) => {
    const baseline = await startStubBackend()
    const proxy = await startRecordingProxy(baseline.url)
    try {
      compare(await alternate(context, proxy.url))
    } finally {
      await proxy.stop()
      await baseline.stop()
    }
  },
}

interface SaveTimes {
  app: number[]
  baseline: number[]
}

async function alternate(context: TestContext, baselineUrl: string): Promise<SaveTimes> {
  const { api } = context.labelStudio
  const ours = await connectedProject(context, 'saves with the app')
  const theirs = await connectedProject(context, 'saves with the baseline', baselineUrl)
  const times: SaveTimes = { app: [], baseline: [] }
  for (const [index, { truth }] of context.sample.tasks.slice(0, saves).entries()) {
    if (index === saves / 2) await startTraining(api, ours.backend.id)
    const saveOurs = async () =>
      times.app.push(await timed(() => submitAnnotation(api, ours.project, ours.tasks[index] ?? 0, truth)))
    const saveTheirs = async () =>
      times.baseline.push(await timed(() => submitAnnotation(api, theirs.project, theirs.tasks[index] ?? 0, truth)))
    for (const save of index % 2 === 0 ? [saveOurs, saveTheirs] : [saveTheirs, saveOurs]) await save()
  }
  return times
}

function compare({ app, baseline }: SaveTimes): void {
  const figures = (times: number[]) =>
    `median ${Math.round(median(times))} ms, slowest ${Math.round(Math.max(...times))} ms`
  console.log(`app: ${figures(app)}; answering at once: ${figures(baseline)}`)
  assert(
    'saves take no longer than with a backend that answers at once (medians)',
    median(app) <= median(baseline) * 1.4 + 30,
  )
  const during = saves / 2
  assert(
    'nor do they while the app trains',
    median(app.slice(during)) <= median(baseline.slice(during)) * 1.4 + 50,
    `median ${Math.round(median(app.slice(during)))} ms against ${Math.round(median(baseline.slice(during)))} ms`,
  )
  assert('no save waits for the one second of the webhook', Math.max(...app) < Math.max(...baseline) + 800)
}

/** The middle value, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle - 0.5)] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

async function timed(step: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await step()
  return performance.now() - start
}
