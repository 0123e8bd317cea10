import { startBaselineBackend } from '../baseline-backend.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { startTraining } from '../label-studio/backends.ts'
import { startRecordingProxy } from '../recording-proxy.ts'
import { connectedProject } from './connected-project.ts'
import { median } from './median.ts'
import type { Scenario, Stage } from './scenario.ts'

/** Saves per backend. The second half happens while the app trains. */
const SAVES = 24

/**
 * How long an annotator waits for Submit with the app connected, against a backend that answers at once. Saves of both
 * projects alternate, with the order swapped each time, so whatever else the machine does hits both alike.
 */
export const saveTimes: Scenario = {
  name: 'save-times',
  runsOn: (_, validating) => !validating,
  run: async (stage) => {
    const baseline = await startBaselineBackend()
    const proxy = await startRecordingProxy(baseline.url)
    try {
      compare(stage, await alternate(stage, proxy.url))
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

async function alternate(stage: Stage, baselineUrl: string): Promise<SaveTimes> {
  const { api } = stage.labelStudio
  const ours = await connectedProject(stage, 'saves with the app')
  const theirs = await connectedProject(stage, 'saves with the baseline', baselineUrl)
  const times: SaveTimes = { app: [], baseline: [] }
  for (const [index, { truth }] of stage.sample.tasks.slice(0, SAVES).entries()) {
    if (index === SAVES / 2) await startTraining(api, ours.backend.id)
    const saveOurs = async () =>
      times.app.push(await timed(() => submitAnnotation(api, ours.project, ours.tasks[index] ?? 0, truth)))
    const saveTheirs = async () =>
      times.baseline.push(await timed(() => submitAnnotation(api, theirs.project, theirs.tasks[index] ?? 0, truth)))
    for (const save of index % 2 === 0 ? [saveOurs, saveTheirs] : [saveTheirs, saveOurs]) await save()
  }
  return times
}

function compare({ checks }: Stage, { app, baseline }: SaveTimes): void {
  const figures = (times: number[]) =>
    `median ${Math.round(median(times))} ms, slowest ${Math.round(Math.max(...times))} ms`
  checks.note(`app: ${figures(app)}; answering at once: ${figures(baseline)}`)
  checks.check(
    'saves take no longer than with a backend that answers at once (medians)',
    median(app) <= median(baseline) * 1.4 + 30,
  )
  const during = SAVES / 2
  checks.check(
    'nor do they while the app trains',
    median(app.slice(during)) <= median(baseline.slice(during)) * 1.4 + 50,
    `median ${Math.round(median(app.slice(during)))} ms against ${Math.round(median(baseline.slice(during)))} ms`,
  )
  checks.check('no save waits for the one second of the webhook', Math.max(...app) < Math.max(...baseline) + 800)
}

async function timed(step: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await step()
  return performance.now() - start
}
