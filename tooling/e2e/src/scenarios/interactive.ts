import { annotateInteractively } from '../label-studio/backends.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { connectedProject } from './connected-project.ts'
import type { Scenario } from './scenario.ts'

/** What the editor does when a person draws a prompt with Auto-Annotation on, and when it is deleted again. */
export const interactive: Scenario = {
  name: 'interactive',
  runsOn: () => true,
  suits: (sample) => sample.interactiveContext !== undefined,
  run: async ({ checks, ...stage }) => {
    const { api } = stage.labelStudio
    const { backend, project, tasks } = await connectedProject({ checks, ...stage }, 'interactive')
    const [task] = stage.sample.tasks
    if (!task || !stage.sample.interactiveContext) return
    const ask = (context: Record<string, unknown>) => annotateInteractively(api, backend.id, tasks[0] ?? 0, context)

    const answer = await ask({ ...stage.sample.interactiveContext(task) })
    checks.check('a prompt is answered with data, not with errors', answer.errors === undefined, answer.errors?.join())
    const { result, model_version: version } = answer.data ?? {}
    checks.check('data.result is a list of regions', Array.isArray(result), `${result?.length} regions`)
    checks.check('the answer names the version', version === backend.model_version, String(version))

    const emptied = await ask({ result: [] })
    const left = emptied.data?.result
    checks.check(
      'deleted prompts are answered with an empty result',
      Array.isArray(left) && left.length === 0,
      emptied.errors?.join() ?? `${left?.length} regions`,
    )
    const [call] = stage.proxy.withPath('/predict')
    checks.check(
      'one prompt is one /predict answered within a second',
      (call?.tookMs ?? 9999) < 1000,
      `${Math.round(call?.tookMs ?? 0)} ms`,
    )
    checks.check('nothing is stored', (await listPredictions(api, project)).length === 0)
  },
}
