import { expect } from 'vitest'
import type { Project } from '../context/project.ts'
import type { Sample, SampleAnswer } from '../sample/sample.ts'
import { expectPredictions } from './expect-predictions.ts'

/** Share of the taught answers that a model must repeat: the examples are as plain as can be. */
const wantedShare = 0.75

/**
 * Expects that a version serves and repeats what it was taught. A dozen examples teach no model to find boxes in
 * pictures: there only the version counts.
 */
export async function expectLearned(
  owner: Project,
  sample: Sample,
  answers: SampleAnswer[],
  version: string,
): Promise<void> {
  const answer = await owner.predict(answers.map(({ task }) => task))
  const predictions = expectPredictions(answer, answers.length, sample)
  expect(answer.json?.model_version).toBe(version)
  if (!sample.teaches) return
  const repeated = answers.filter(({ label }, index) => sample.labelsIn(predictions[index]).includes(label))
  expect(repeated.length / answers.length).toBeGreaterThanOrEqual(wantedShare)
}
