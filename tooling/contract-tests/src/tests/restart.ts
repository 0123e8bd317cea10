import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import { expectLearned } from './expect-learned.ts'

export const restartTests: ContractTest[] = [
  {
    title:
      'a trained version serves again after a restart, annotations are still known, and the older version can be pinned',
    cites: ['train/kept', 'setup/grows-by-release', 'predict/grows-by-release'],
    trains: true,
    restarts: true,
    run: async ({ project, restart, sample }) => {
      const owner = project()
      await owner.setUp()
      const answers = sample.answers(6)
      for (const answer of answers) await owner.annotate(answer)
      const version = await owner.versionOf(await owner.startTraining())
      await restart()
      await expectLearned(owner, sample, answers, version)
      expect(await owner.setUp()).toBe(version)
      const next = await owner.versionOf(await owner.startTraining())
      expect(next).not.toBe(version)
      await expectLearned(owner, sample, answers, next)
      expect(await owner.setUp({ model_version: version })).toBe(version)
      for (const [release, answered] of [
        ['1.5.0', next],
        ['1.8.2', version],
        ['1.13.1', next],
      ]) {
        const body = { tasks: sample.tasks(2), project: owner.uid, model_version: version }
        const { json } = await owner.post('/predict', body, { 'user-agent': `heartex/${release}` })
        expect(json?.model_version, `for Label Studio ${release}`).toBe(answered)
      }
      expect(await owner.setUp({ model_version: null })).toBe(next)
    },
  },
]
