import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { appsFolder, scratchFolder, tryRun, waitUntil, withTools } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { labelStudioMl } from '../fixtures/label-studio-ml.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { createProject, getProject } from '../label-studio/projects.ts'
import { user } from '../label-studio/server-environment.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

/** More than the first batch of 100 and the next, of up to 500. */
const count = 800

/** A project is predicted from the command line, which is killed in the middle and run again: nothing twice, nothing missing. */
export const predictProjectKilled: Scenario = {
  name: 'predict-project-killed',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async ({ labelStudio: { api, url }, sample }) => {
    const { id: project } = await createProject(api, 'predicted from outside', sample.labelConfig)
    await importTasks(
      api,
      project,
      Array.from({ length: count }, (_, row) => ({
        text: `${sample.tasks[row % sample.tasks.length]!.data.text} ${row}`,
      })),
    )
    const folder = scratchFolder('predict-project')
    const app = join(appsFolder, 'simple-text-classifier')
    const [command, args] = labelStudioMl([
      'predict',
      app,
      '--model-dir',
      join(folder, 'model-dir'),
      '--project',
      `${project}`,
    ])
    const env = { ...withTools(), LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: user.token }
    const stored = async () => Number((await getProject(api, project)).total_predictions_number)
    const first = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] })
    const killed = once(first, 'exit')
    await waitUntil('some tasks are predicted', async () => (await stored()) > 0, { deadlineMs: 120_000, everyMs: 50 })
    first.kill('SIGKILL')
    await killed
    const before = await stored()
    assert('it was killed in the middle', before < count, `${before} predictions`)
    const { output, exitCode } = await tryRun(command, args, { cwd: folder, env })
    assert('the second run ends well', exitCode === 0, output)
    console.log(output.trim())
    const predictions = await listPredictions(api, project)
    const tasks = new Set(predictions.map(({ task }) => task))
    assert('every task has a prediction', tasks.size === count, `${tasks.size} tasks`)
    assert('no task has two', predictions.length === count, `${predictions.length} predictions`)
    const { output: again } = await tryRun(command, args, { cwd: folder, env })
    assert(
      'once more there is nothing to do',
      again.includes(`0 predictions for ${count.toLocaleString('en-US')} tasks`),
      again,
    )
  },
}
