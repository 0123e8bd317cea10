import { checkPrediction } from '@label-studio-ml/sdk/host'
import { expect } from 'vitest'
import type { Answer } from '../http/answer.ts'
import type { Sample } from '../sample/sample.ts'

/** Expects one prediction per task that Label Studio stores as it is, all of one version; returns them. */
export function expectPredictions(
  { status, json }: Answer,
  count: number,
  { config }: Sample,
): Record<string, unknown>[] {
  expect(status).toBe(200)
  const results = json?.results as Record<string, unknown>[]
  expect(results).toHaveLength(count)
  for (const prediction of results) {
    expect(prediction).toMatchObject({ result: expect.any(Array), model_version: json?.model_version })
    expect(checkPrediction(prediction, config)).toEqual([])
  }
  return results
}
