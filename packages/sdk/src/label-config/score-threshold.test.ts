import { expect, test } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { scoreThreshold } from './score-threshold.ts'

const thresholdOf = (attributes: string) =>
  scoreThreshold(
    parseLabelConfig(
      `<View><Text name="t" value="$t"/><Labels name="l" toName="t" ${attributes}><Label value="A"/></Labels></View>`,
    ).control('l'),
    0.3,
  )

test.each([
  ['', 0.3],
  ['model_score_threshold="0"', 0],
  ['score_threshold=".25"', 0.25],
  ['model_score_threshold="0.5" score_threshold="0.9"', 0.5],
  ['model_score_threshold="" score_threshold="1"', 1],
])('<Labels %s> is a threshold of %d', (attributes, threshold) => {
  expect(thresholdOf(attributes)).toBe(threshold)
})

test.each(['50', '-0.1', 'half'])('refuses "%s" with what is expected', (written) => {
  expect(() => thresholdOf(`model_score_threshold="${written}"`)).toThrow(
    `<Labels name="l"> has model_score_threshold="${written}"; expected a number from 0 to 1`,
  )
})
