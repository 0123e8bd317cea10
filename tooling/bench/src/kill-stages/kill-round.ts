import { setTimeout as delay } from 'node:timers/promises'
import { type RunningBackend, waitUntil } from '@label-studio-ml/harness'
import { annotationEvent, projectPayload } from '@label-studio-ml/server/testing'
import { ModelDirView } from './model-dir-view.ts'
import type { Sight, Stage } from './stages.ts'

const project = '7.1767225600'
const labelConfig =
  '<View><Text name="text" value="$text"/><Choices name="c" toName="text"><Choice value="A"/><Choice value="B"/></Choices></View>'

export interface KillRound {
  /** What the kill left on the disk. */
  fell: string
  /** What did not hold afterwards; empty when all did. */
  problems: string[]
}

/** Trains a project of one app again and again, and kills it at a stage each time. */
export function createKillRounds(app: RunningBackend): (stage: Stage, delayMs: number) => Promise<KillRound> {
  const view = new ModelDirView(app, project)
  const acknowledged = new Set<string>()
  let lastId = 0
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${app.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
    return (await answer.json()) as Record<string, string>
  }
  const annotate = async () => {
    const id = ++lastId
    const result = [{ from_name: 'c', to_name: 'text', type: 'choices', value: { choices: ['A'] } }]
    const event = annotationEvent(project, labelConfig, id, { text: `text ${id}` }, result)
    const { status } = await post('/webhook', { action: 'ANNOTATION_CREATED', ...event })
    if (status === 'ok') acknowledged.add(String(id))
  }
  const status = async (job: string) => (await post('/job_status', { job })).job_status

  const problemsAfter = async (job: string): Promise<string[]> => {
    const hasEnded = async () => !['queued', 'started'].includes((await status(job))!)
    await waitUntil(`job ${job} ends`, hasEnded, { deadlineMs: 60_000, everyMs: 50 })
    const isIdle = async () =>
      !((await (await fetch(`${app.url}/is_training?project=${project}`)).json()) as { is_training: boolean })
        .is_training
    await waitUntil('nothing is trained', isIdle, { deadlineMs: 60_000, everyMs: 50 })
    const ended = await status(job)
    const kept = view.annotations()
    const lost = [...acknowledged].filter((id) => !kept.has(id))
    const [rows, folders] = [view.versionRows(), view.versionFolders()]
    const served = await post('/setup', { project, schema: labelConfig })
    const answer = await post('/predict', { project, tasks: [{ data: { text: 'x' } }] })
    return [
      ...(lost.length > 0 ? [`${lost.length} acknowledged annotations are lost: ${lost.slice(0, 5)}`] : []),
      ...(view.integrity() === 'ok' ? [] : [`the database is damaged: ${view.integrity()}`]),
      ...(String(rows) === String(folders) ? [] : [`versions ${rows}, but folders ${folders}`]),
      ...(view.staged().length > 0 ? [`left staged: ${view.staged()}`] : []),
      ...(ended === 'finished' ? [] : [`the job is ${ended}`]),
      ...(rows.includes(served.model_version!) ? [] : [`${served.model_version} serves, which is no version`]),
      ...(answer.model_version === served.model_version ? [] : [`/predict answers ${answer.model_version}`]),
    ]
  }

  return async (stage, delayMs) => {
    await post('/setup', { project, schema: labelConfig })
    await Promise.all(Array.from({ length: 5 }, annotate))
    const rowsBefore = view.versionRows()
    const { job } = await post('/webhook', { action: 'START_TRAINING', project: projectPayload(project, labelConfig) })
    const acknowledgedBefore = acknowledged.size
    if (stage.annotatesMeanwhile) for (let times = 0; times < 40; times++) annotate().catch(() => {})
    const sight = (): Sight => ({ view, rowsBefore, acknowledged: acknowledged.size - acknowledgedBefore })
    // A stage may be over before it was seen: then the kill comes after it, and the table shows where it fell.
    const isReached = () => stage.isReached(sight()) || whereItFell(sight()) === 'registered'
    await waitUntil(`the stage "${stage.name}"`, isReached, { deadlineMs: 60_000, everyMs: 1 })
    await delay(delayMs)
    if (stage.victim === 'server') await app.kill()
    else killProcess(view.trainingProcess())
    const fell = whereItFell(sight())
    if (stage.victim === 'server') await app.restart()
    return { fell, problems: await problemsAfter(job!) }
  }
}

/** A process that ended by itself in the meantime is as good as killed. */
function killProcess(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function whereItFell({ view, rowsBefore }: Sight): string {
  const isNew = (version: string) => !rowsBefore.includes(version)
  if (view.versionRows().some(isNew)) return 'registered'
  if (view.versionFolders().some(isNew)) return 'published'
  return view.staged().length > 0 ? 'staged' : 'queued'
}
