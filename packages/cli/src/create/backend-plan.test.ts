import { expect, test } from 'vitest'
import { planBackend } from './backend-plan.ts'
import { engines, enginesFor } from './engines.ts'
import { tagPairs } from './tag-pairs.ts'

test('what is left out is chosen: Choices on Text, learned', () => {
  expect(planBackend({ name: 'my-backend' })).toMatchObject({
    className: 'MyBackend',
    pair: { control: 'Choices', object: 'Text' },
    engine: { name: 'learned', learns: true },
  })
})

test('tags are found case-insensitive, an engine by whether it learns', () => {
  const plan = planBackend({ name: 'a1', control: 'rectanglelabels', learns: false })
  expect(plan).toMatchObject({ className: 'A1', pair: { object: 'Image' }, engine: { name: 'rules' } })
})

test('without an object tag the first that the engine can answer is chosen', () => {
  const learned = engines.find(({ name }) => name === 'learned')!
  for (const { control } of tagPairs.filter(learned.answer)) {
    expect(planBackend({ name: 'a', control, engine: 'learned' }).engine).toBe(learned)
  }
})

test('rules fit every pair', () => {
  const without = tagPairs.filter((pair) => !enginesFor(pair).some(({ name }) => name === 'rules'))
  expect(without.map(({ control, object }) => `${control} on ${object}`)).toEqual([])
})

test.each([
  [{ name: 'a', control: 'Stars' }, 'There is no control tag <Stars>; there are Choices, Taxonomy, Rating,'],
  [{ name: 'a', control: 'Ranker', object: 'Image' }, '<Ranker> does not work on <Image>; it works on List.'],
  [{ name: 'a', engine: 'magic' }, 'There is no engine "magic"; there are learned (learns), rules (does not learn)'],
  [
    { name: 'a', engine: 'rules', learns: true },
    '"rules" does not learn; <Choices> on <Text> is answered by learned (learns), rules',
  ],
  [
    { name: 'a', control: 'Rating', learns: true },
    'No engine that learns can answer <Rating> on <Text>; rules (does not learn), http (does not learn) can.',
  ],
  [
    { name: 'a', control: 'Choices', object: 'Audio', engine: 'http' },
    'The engine "http" cannot answer <Choices> on <Audio>; rules (does not learn) can. http answers Choices on Text,',
  ],
  [{ name: 'My Backend' }, '"My Backend" cannot be the name of a backend: expected lower-case letters'],
  [{ name: '3d' }, 'beginning with a letter'],
  [{ name: 'a'.repeat(51) }, 'at most 50 characters'],
])('%j is refused with what there is', (options, message) => {
  expect(() => planBackend(options)).toThrow(message)
})
