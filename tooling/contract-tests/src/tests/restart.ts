import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import { expectLearned } from './expect-learned.ts'

export const restartTests: ContractTest[] = [
  {
    title: 'a trained version serves again after a restart, and annotations are still known',
    cites: ['train/kept'],
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
    },
  },
]
