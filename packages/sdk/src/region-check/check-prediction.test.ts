import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkPrediction } from './check-prediction.ts'

const config = parseLabelConfig(
  '<View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="A"/></Labels></View>',
)
const span = (id: string, labels: string[]) => ({
  id,
  from_name: 'l',
  to_name: 't',
  type: 'labels',
  value: { start: 0, end: 1, labels },
})
const relation = (from: string, to: string) => ({ type: 'relation', from_id: from, to_id: to, direction: 'right' })

describe('checkPrediction', () => {
  it('finds nothing in a good prediction or an empty one', () => {
    expect(
      checkPrediction({ result: [span('a', ['A']), span('b', ['A']), relation('a', 'b')], score: 0.5 }, config),
    ).toEqual([])
    expect(checkPrediction({ result: [], score: null }, config)).toEqual([])
  })

  it('reports each bad region on its own, with its place', () => {
    const problems = checkPrediction({ result: [span('a', ['B']), span('b', ['A']), 7] }, config)
    expect(problems.map(({ path, index }) => [path, index])).toEqual([
      ['result[0].value.labels[0]', 0],
      ['result[2]', 2],
    ])
    expect(problems[0]?.message).toBe(
      'result[0].value.labels[0]: "B" is not a label of <Labels name="l">; known: A. Map it with buildLabelMap',
    )
  })

  it('finds relations whose ends are missing or bad', () => {
    const problems = checkPrediction(
      { result: [span('a', ['A']), span('b', ['B']), relation('a', 'b'), relation('c', 'a')] },
      config,
    )
    expect(problems.slice(1).map(({ path }) => path)).toEqual(['result[2].to_id', 'result[3].from_id'])
  })

  it.each([
    [null, 'got null; expected a prediction, an object'],
    [{}, 'result: got undefined; expected a list'],
    [{ result: {} }, 'result: got an object with no keys; expected a list'],
    [{ result: [], score: 1.5 }, 'score: got 1.5; expected a number from 0 to 1'],
    [{ result: [], score: Number.NaN }, 'score: got NaN; expected a number from 0 to 1'],
  ])('refuses %j', (prediction, message) => {
    expect(checkPrediction(prediction, config)).toEqual([expect.objectContaining({ index: undefined, message })])
  })
})
