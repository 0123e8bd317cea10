import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import { createSample } from '../sample/sample.ts'
import { expectLearned } from './expect-learned.ts'
import { expectPredictions } from './expect-predictions.ts'

const perLabel = 6

const tests: ContractTest[] = [
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
    title: 'a trained version is copied by /duplicate_model',
    cites: ['connector/declared-calls'],
    run: async ({ project, sample }) => {
      const [source, destination] = [project(), project()]
      await source.setUp()
      const answers = sample.answers(perLabel)
      for (const answer of answers) await source.annotate(answer)
      await source.versionOf(await source.startTraining())
      const body = { project_src: source.uid, project_dst: destination.uid }
      const { status, json } = await source.post('/duplicate_model', body)
      expect(status).toBe(200)
      await expectLearned(destination, sample, answers, String(json?.model_version))
      expect(await destination.setUp()).toBe(json?.model_version)
    },
  },
  {
    title: 'predictions of a trained version fit a label config that lost a label since',
    cites: ['predict/regions-fit-the-config', 'event/every-kind'],
    run: async ({ project, sample }) => {
      const owner = project()
      await owner.setUp()
      const answers = sample.answers(perLabel)
      for (const answer of answers) await owner.annotate(answer)
      await owner.versionOf(await owner.startTraining())
      const changed = createSample(
        sample.labelConfig.replaceAll(`value="${answers[0]!.label}"`, 'value="Renamed since"'),
      )
      const version = await owner.setUp({ schema: changed.labelConfig })
      const tasks = answers.map(({ task }) => task)
      const answer = await owner.predict(tasks, { label_config: changed.labelConfig })
      expectPredictions(answer, tasks.length, changed)
      expect(answer.json?.model_version).toBe(version)
    },
  },
]

/** What a trained version is to other projects and other label configs. */
export const trainedVersionTests = tests.map((test): ContractTest => ({ ...test, trains: true }))
