import { setTimeout as pause } from 'node:timers/promises'
import { waitUntil } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { type SlowProject, withSlowProject } from '../fixtures/slow-project.ts'
import { retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

/** A retrieval that is not done in time is finished by a job, whatever is asked, killed or restarted meanwhile. */
export const latePredictions: Scenario = {
  name: 'late-predictions',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const slow = { PREDICT_DEADLINE_SECONDS: '1', PREDICT_PAUSE_MS: '200' }
    await withSlowProject(context, 'late', slow, async (project) => {
      const asked = await askedTwice(context, project)
      // The job waits until the answers of the second time are certainly stored: time for something else.
      const interrupted = await labelStudioRestarted(context, project)
      await project.delivered()
      await assertOnce('asked again meanwhile, each of the 200 gets one prediction', project, asked)
      await assertOnce('Label Studio stopped and started while the job writes: all is delivered', project, interrupted)
      await askedOnceMore(context, project)
      await killedInBetween(context, project)
    })
  },
}

async function askedTwice({ labelStudio: { api } }: TestContext, slow: SlowProject): Promise<number[]> {
  const tasks = await slow.importTexts(200)
  await retrievePredictions(api, slow.project)
  const first = (await slow.countsOf(slow.backend.model_version)).size
  assert('a retrieval of a slow model stores what is done in time', first > 0 && first < 200, `${first} of 200`)
  await retrievePredictions(api, slow.project)
  return tasks
}

async function labelStudioRestarted({ labelStudio }: TestContext, slow: SlowProject): Promise<number[]> {
  const tasks = await slow.importTexts(120)
  await retrievePredictions(labelStudio.api, slow.project, tasks)
  await pause(500)
  await labelStudio.restart()
  return tasks
}

async function askedOnceMore({ labelStudio: { api } }: TestContext, slow: SlowProject): Promise<void> {
  const before = (await listPredictions(api, slow.project)).length
  await retrievePredictions(api, slow.project)
  await slow.delivered()
  const after = (await listPredictions(api, slow.project)).length
  assert('retrieving once more stores nothing', after === before, `${before}, then ${after}`)
}

async function killedInBetween({ labelStudio: { api } }: TestContext, slow: SlowProject): Promise<void> {
  const tasks = await slow.importTexts(120)
  await retrievePredictions(api, slow.project, tasks)
  const answered = (await countOf(slow, tasks)).filter((count) => count > 0).length
  const goesOn = async () => (await countOf(slow, tasks)).filter((count) => count > 0).length > answered
  await waitUntil('the job has written something', goesOn, { everyMs: 50 })
  await slow.app.kill()
  await slow.app.restart()
  await slow.delivered()
  await assertOnce('killed with -9 in the middle of its writing, the job is finished by the next start', slow, tasks)
}

async function countOf(slow: SlowProject, tasks: number[]): Promise<number[]> {
  const counts = await slow.countsOf(slow.backend.model_version)
  return tasks.map((task) => counts.get(task) ?? 0)
}

async function assertOnce(statement: string, slow: SlowProject, tasks: number[]): Promise<void> {
  const counts = await countOf(slow, tasks)
  const missing = counts.filter((count) => count === 0).length
  const twice = counts.filter((count) => count > 1).length
  assert(statement, missing + twice === 0, `${missing} without, ${twice} with more than one`)
}
