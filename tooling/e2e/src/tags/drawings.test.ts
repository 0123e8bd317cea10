import { controlTags } from '@label-studio-ml/protocol'
import { expect, test } from 'vitest'
import { drawings } from './drawings.ts'

test('every control tag is drawn, and Labels on each of its object tags', () => {
  expect(new Set(drawings.map(({ tag }) => tag))).toEqual(new Set(Object.keys(controlTags)))
  const objects = drawings.filter(({ tag }) => tag === 'Labels').map(({ object }) => object)
  expect(objects.toSorted()).toEqual(Object.keys(controlTags.Labels.on).toSorted())
})
