import { createLabelStudioClient, type ImportedTask, type LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { assert } from '../assert.ts'
import { endedTraining, pressStartTraining, type TrainingJob } from '../fixtures/trainings.ts'
import { deleteAnnotation, updateAnnotation } from '../label-studio/annotations.ts'
import { connectBackend } from '../label-studio/backends.ts'
import { user } from '../label-studio/server-environment.ts'
import { openTask } from '../label-studio/tasks.ts'
import type { Scenario, TestContext } from '../scenario.ts'

const [rows, labeled, labeledLater] = [20_000, 3_000, 500]
const [all, changed] = ['all annotated tasks', 'the tasks that changed'] as const

/**
 * 20,000 rows are imported, 3,000 of them labeled, before the backend is connected; more labels after it, and changes while
 * it is stopped. No event brings any of them; Start Training learns them all.
 */
export const labelsBefore: Scenario = {
  name: 'labels-before',
  app: 'simple-text-classifier',
  runsOn: (_release, validating) => !validating,
  run: async (context) => {
    const { api, url } = context.labelStudio
    const client = createLabelStudioClient({ url, apiKey: user.token })
    try {
      const { id: project } = await client.projects.create({
        title: 'labels before',
        labelConfig: context.sample.labelConfig,
      })
      await client.tasks.import(project, tasksOf(context, rows, labeled))
      await timeExport(client, project)
      const backend = await connectBackend(api, project, context.proxy.url)
      await learns(context, backend.id, labeled, '3,000 annotations from Label Studio (3,000 new), 0 by webhook', all)

      await client.tasks.import(project, tasksOf(context, labeledLater, labeledLater))
      assert('the log says that labels were imported', context.app.log().includes('labels were imported'))
      await learns(
        context,
        backend.id,
        labeled + labeledLater,
        '3,500 annotations from Label Studio (500 new)',
        changed,
      )

      await context.app.kill()
      await changeTwo(context, client, project)
      await context.app.restart()
      await learns(context, backend.id, labeled + labeledLater - 1, '(0 new, 1 changed, 1 deleted)', changed)
    } finally {
      await client.close()
    }
  },
}

function tasksOf({ sample }: TestContext, count: number, ofThem: number): ImportedTask[] {
  return Array.from({ length: count }, (_, index) => {
    const { data, truth } = sample.tasks[index % sample.tasks.length]!
    const task = { data: { ...data, row: index } }
    return index < ofThem ? { ...task, annotations: [{ result: truth }] } : task
  })
}

/** How long Label Studio needs for the export alone. */
async function timeExport(client: LabelStudioClient, project: number): Promise<void> {
  const start = performance.now()
  const count = (await Array.fromAsync(client.exportTasks(project))).length
  console.log(`Label Studio exports ${count} labeled tasks in ${seconds(performance.now() - start)} s`)
}

async function learns(context: TestContext, backend: number, examples: number, summary: string, extent: string) {
  const before = context.app.log().length
  const job = await pressStartTraining(context, backend)
  const ended = await endedTraining(context, job)
  const log = context.app.log().slice(before)
  const said = /\d[\d,]* annotations from Label Studio[^"]*/.exec(log)?.[0] ?? 'nothing'
  assert(`one press learns ${examples}`, examplesOf(ended) === examples, JSON.stringify(ended))
  assert(`its log says: ${summary}`, said.includes(summary), said)
  assert(`it reads ${extent}`, said.includes(`read ${extent}`), said)
  console.log(`training: ${said}`)
}

async function changeTwo({ labelStudio, sample }: TestContext, client: LabelStudioClient, project: number) {
  const ids: number[] = []
  for await (const { id, annotations } of client.tasks.list(project, { fields: 'all', pageSize: 10 })) {
    if (annotations.length > 0) ids.push(id)
    if (ids.length === 2) break
  }
  const [relabeled, deleted] = await Promise.all(ids.map((id) => openTask(labelStudio.api, project, id)))
  await updateAnnotation(labelStudio.api, relabeled!.annotations[0]!.id, sample.tasks[1]!.truth)
  await deleteAnnotation(labelStudio.api, deleted!.annotations[0]!.id)
}

function examplesOf({ train_output: output }: TrainingJob): number | undefined {
  return (output as { heads?: Record<string, { examples: number }> } | undefined)?.heads?.sentiment?.examples
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
