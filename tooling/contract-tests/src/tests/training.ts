import { expect } from 'vitest'
import { exportedTask, webhooks } from '../context/project.ts'
import type { ContractTest } from '../contract-test.ts'
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
    title: 'answers START_TRAINING before the training ends, and predicts with the old version meanwhile',
    cites: ['event/answered-at-once', 'train/predicts-meanwhile'],
    run: async ({ project, sample, call }) => {
      const owner = project()
      const before = await owner.setUp()
      for (const answer of sample.answers(perLabel)) await owner.annotate(answer)
      const job = await owner.startTraining()
      const { json } = await owner.post('/job_status', { job })
      expect(['queued', 'started']).toContain(json?.job_status)
      const isTraining = await call({ method: 'GET', path: `/is_training?project=${owner.uid}` })
      expect(isTraining.json).toMatchObject({ is_training: true, job_id: job, model_version: before })
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

/** What starts a training, and what comes of it. */
export const trainingTests = tests.map((test): ContractTest => ({ ...test, trains: true }))

function inTheWordsOf09({ annotations, ...task }: Record<string, unknown>): Record<string, unknown> {
  return { ...task, completions: annotations }
}
