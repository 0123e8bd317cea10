import { expect, test } from 'vitest'
import { planBackend } from './backend-plan.ts'

test('what is left out is chosen: Choices on Text, learned', () => {
  expect(planBackend({ name: 'my-backend' })).toMatchObject({
    className: 'MyBackend',
    pair: { control: 'Choices', object: 'Text' },
    engine: { name: 'baseline', learns: true },
  })
})

test('tags are found case-insensitive, an engine by whether it learns', () => {
  const plan = planBackend({ name: 'a1', control: 'rectanglelabels', learns: false })
  expect(plan).toMatchObject({ className: 'A1', pair: { object: 'Image' }, engine: { name: 'rules' } })
})

test.each([
  [
    { name: 'a', control: 'Rating' },
    'There is no template for <Rating>; there are <Choices> on <Text>, <Labels> on <Text>',
  ],
  [
    { name: 'a', control: 'Choices', object: 'Image' },
    'no template for <Choices> on <Image>; there are <Choices> on <Text>',
  ],
  [
    { name: 'a', control: 'Choices', object: 'Image' },
    'create the nearest one, e.g. label-studio-ml create a --control Choices --object Text, and change',
  ],
  [
    { name: 'a', control: 'Rating', object: 'image' },
    'e.g. label-studio-ml create a --control RectangleLabels --object Image',
  ],
  [{ name: 'a', engine: 'magic' }, 'There is no engine "magic"; there are baseline (learns), rules (does not learn)'],
  [{ name: 'a', engine: 'rules', learns: true }, 'There is no engine "rules" that learns'],
  [{ name: 'My Backend' }, '"My Backend" cannot be the name of a backend: expected lower-case letters'],
  [{ name: '3d' }, 'beginning with a letter'],
  [{ name: 'a'.repeat(51) }, 'at most 50 characters'],
])('%j is refused with what there is', (options, message) => {
  expect(() => planBackend(options)).toThrow(message)
})
