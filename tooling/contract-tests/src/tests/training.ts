import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import type { SampleAnswer } from '../sample/sample.ts'
import { exportedTask, type Project, webhooks } from '../stage/project.ts'
import type { Stage } from '../stage/stage.ts'
import { expectLearned } from './expect-learned.ts'

const perLabel = 6

const tests: ContractTest[] = [
  {
    title: 'START_TRAINING makes a new version that /setup, /predict and /versions name',
    cites: ['train/start-training', 'train/no-progress', 'event/project-without-uid', 'predict/version-of-setup'],
    run: async ({ project, sample, call }) => {
      const owner = project()
      const before = await owner.setUp()
      const answers = sample.answers(perLabel)
      for (const answer of answers) await owner.annotate(answer)
      const job = await owner.startTraining()
      expect(job).toMatch(/^.{1,128}$/)
      const version = await owner.versionOf(job)
      expect(version).not.toBe(before)
      expect(await owner.setUp()).toBe(version)
      await expectLearned(owner, sample, answers, version)
      expect((await owner.post('/versions', { project: owner.uid })).json?.versions).toContain(version)
      expect((await call({ method: 'GET', path: '/versions' })).json?.versions).toContain(version)
    },
  },
  {
    title: 'START_TRAINING is answered before the training ends, and predictions go on with the old version',
    cites: ['event/answered-at-once', 'train/predicts-meanwhile'],
    run: async ({ project, sample }) => {
      const owner = project()
      const before = await owner.setUp()
      for (const answer of sample.answers(perLabel)) await owner.annotate(answer)
      const job = await owner.startTraining()
      const { json } = await owner.post('/job_status', { job })
      expect(['queued', 'started']).toContain(json?.job_status)
      expect((await owner.predict(sample.tasks(3))).json?.model_version).toBe(before)
      await owner.versionOf(job)
    },
  },
  {
    title: 'START_TRAINING that comes before its annotations learns them',
    cites: ['train/before-its-annotation'],
    run: async ({ project, sample }) => {
      const owner = project()
      await owner.setUp()
      const job = await owner.startTraining()
      const answers = sample.answers(perLabel)
      await Promise.all(answers.map((answer) => owner.annotate(answer)))
      await expectLearned(owner, sample, answers, await owner.versionOf(job))
    },
  },
  {
    title: 'START_TRAINING asked for several times at once trains once',
    cites: ['train/start-training'],
    run: async ({ project, sample }) => {
      const owner = project()
      await owner.setUp()
      for (const answer of sample.answers(perLabel)) await owner.annotate(answer)
      const jobs = await Promise.all([1, 2, 3].map(() => owner.startTraining()))
      expect(new Set(jobs).size).toBe(1)
      await owner.versionOf(jobs[0]!)
    },
  },
  {
    title: 'PROJECT_UPDATED of the connector trains, of the webhooks it does not',
    cites: ['train/project-updated', 'transport/two-agents'],
    run: async ({ project, sample }) => {
      const owner = project()
      await owner.setUp()
      const answers = sample.answers(perLabel)
      for (const answer of answers) await owner.annotate(answer)
      const body = { action: 'PROJECT_UPDATED', project: owner.payload }
      expect((await owner.post('/webhook', body, webhooks)).json?.job).toBeUndefined()
      const { json } = await owner.post('/webhook', body, { 'user-agent': 'heartex/1.4.0+164.g7d55690f.dirty' })
      await expectLearned(owner, sample, answers, await owner.versionOf(String(json?.job)))
    },
  },
  ...['annotations', 'completions'].map(
    (key): ContractTest => ({
      title: `/train learns the tasks under ${key}`,
      cites: ['train/all-annotations'],
      run: async ({ project, sample }) => {
        const owner = project()
        const answers = sample.answers(perLabel)
        const tasks = answers.map(exportedTask).map((task) => (key === 'annotations' ? task : inTheWordsOf09(task)))
        const body = {
          [key]: tasks,
          project: owner.uid,
          label_config: sample.labelConfig,
          params: { login: null, password: null },
        }
        const { json, status } = await owner.post('/train', body, { 'user-agent': 'heartex/1.6.0' })
        expect(status).toBe(201)
        await expectLearned(owner, sample, answers, await owner.versionOf(String(json?.job)))
      },
    }),
  ),
  {
    title: 'annotations made from predictions, as lists under singular keys, are learned',
    cites: ['event/lists-under-singular-keys'],
    run: async (stage) => {
      await learnsDespite(stage, async (owner, answers) => {
        const events = answers.map(({ task, region }) => exportedTask({ task, region, label: '' }))
        const annotation = events.flatMap((task) => task.annotations as object[])
        await owner.event('ANNOTATIONS_CREATED', { annotation, task: answers.map(({ task }) => task) })
      })
    },
  },
  {
    title: 'skipped, deleted and outdated answers are not learned, whatever the order and number of deliveries',
    cites: ['event/skipped-is-cancelled', 'event/deleted-by-id', 'event/any-order-and-twice'],
    run: async (stage) => {
      await learnsDespite(stage, async (owner, answers) => {
        for (const answer of answers) await deliverInDisorder(owner, answer, stage.sample.contradicted(answer))
      })
    },
  },
  {
    title: 'annotations of deleted tasks are not learned',
    cites: ['event/deleted-by-id'],
    run: async (stage) => {
      await learnsDespite(stage, async (owner, answers) => {
        for (const answer of answers) await owner.annotate(answer)
        const others = answers.flatMap((answer) =>
          [1000, 2000, 3000].map((more) => movedTo(stage.sample.contradicted(answer), more)),
        )
        for (const other of others) await owner.annotate(other)
        await owner.event('TASKS_DELETED', { tasks: others.map(({ task }) => ({ id: task.id })) })
      })
    },
  },
  {
    title: 'a project is not changed by the training of another with the same id',
    cites: ['train/several-projects'],
    run: async ({ project, sample }) => {
      const [trained, other] = [project(), project()]
      await trained.setUp()
      const id = trained.uid.split('.')[0]
      const sameId = { project: `${id}.1700000000`, schema: sample.labelConfig }
      const seen = async () => {
        const { json } = await other.post('/setup', sameId)
        return [
          await other.setUp(),
          json?.model_version,
          (await other.predictions(sample.tasks(4))).map((one) => [one.score, sample.labelsIn(one)]),
        ]
      }
      const before = await seen()
      for (const answer of sample.answers(perLabel)) await trained.annotate(answer)
      await trained.versionOf(await trained.startTraining())
      expect(await seen()).toEqual(before)
    },
  },
  {
    title: 'START_TRAINING of a project without annotations ends without harm',
    cites: ['train/start-training'],
    run: async ({ project, sample }) => {
      const owner = project()
      await owner.setUp()
      const { job_status } = await owner.ended(await owner.startTraining())
      expect(['finished', 'failed']).toContain(job_status)
      expect(await owner.predict(sample.tasks(1))).toMatchObject({ status: 200 })
    },
  },
]

export const trainingTests = tests.map((test): ContractTest => ({ ...test, trains: true }))

/** Brings answers about, mixed with others, and expects that a training learns these answers. */
async function learnsDespite(
  { project, sample }: Stage,
  bring: (owner: Project, answers: SampleAnswer[]) => Promise<void>,
): Promise<void> {
  const owner = project()
  await owner.setUp()
  const answers = sample.answers(perLabel)
  await bring(owner, answers)
  await expectLearned(owner, sample, answers, await owner.versionOf(await owner.startTraining()))
}

async function deliverInDisorder(owner: Project, right: SampleAnswer, wrong: SampleAnswer): Promise<void> {
  const at = (minute: number) => ({ updated_at: `2026-01-02T10:0${minute}:00.000000Z` })
  const other = (number: number) => ({ id: right.task.id + 10_000 * number, ...at(1) })
  await owner.annotate(right, at(5), 'ANNOTATION_UPDATED')
  await owner.annotate(wrong, at(0))
  await owner.annotate(wrong, at(3), 'ANNOTATION_UPDATED')
  await owner.annotate(right, at(5), 'ANNOTATION_UPDATED')
  await owner.annotate(wrong, { ...other(1), was_cancelled: true })
  await owner.annotate(wrong, { ...other(2), was_cancelled: true })
  for (const number of [3, 4]) await owner.annotate(wrong, other(number))
  await owner.event('ANNOTATIONS_DELETED', { annotations: [3, 4].map((number) => ({ id: other(number).id })) })
}

function movedTo(answer: SampleAnswer, more: number): SampleAnswer {
  return { ...answer, task: { ...answer.task, id: answer.task.id + more } }
}

function inTheWordsOf09({ annotations, ...task }: Record<string, unknown>): Record<string, unknown> {
  return { ...task, completions: annotations }
}
