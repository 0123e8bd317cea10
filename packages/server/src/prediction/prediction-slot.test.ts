import { parseLabelConfig } from '@label-studio-ml/sdk'
import { expect, it } from 'vitest'
import { predictionSlot } from './prediction-slot.ts'

const config = parseLabelConfig(`<View>
  <Text name="t" value="$t"/><Text name="u" value="$u"/><Labels name="l" toName="t"><Label value="A"/></Labels>
  <Pairwise name="better" toName="t,u"/>
</View>`)
const span = (id: string) => ({
  id,
  from_name: 'l',
  to_name: 't',
  type: 'labels',
  value: { start: 0, end: 1, labels: ['A'] },
})

it('writes the direction of a relation that has none, which the editor takes for right', () => {
  const relation = { type: 'relation', from_id: 'a', to_id: 'b' }
  const slot = predictionSlot([span('a'), span('b'), relation], config, 'v1', (detail) => expect.fail(detail))
  expect(JSON.parse(slot!).result[2]).toEqual({ ...relation, direction: 'right' })
})

it.each([
  ['better', 't'],
  ['t', 't'],
  ['u', 'u'],
])(
  'sends a Pairwise whose to_name is %s under the text %s, which the editor and the validation both take',
  (given, sent) => {
    const region = { id: 'r', from_name: 'better', to_name: given, type: 'pairwise', value: { selected: 'left' } }
    const slot = predictionSlot(region, config, 'v1', (detail) => expect.fail(detail))
    expect(JSON.parse(slot!).result).toEqual([{ ...region, to_name: sent }])
  },
)
