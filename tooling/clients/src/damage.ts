import fc from 'fast-check'

type Container = Record<string, unknown>

const removed = Symbol('removed')

/** JSON of every type, and values at the edges of what the messages allow. */
const pool = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1.5,
  101,
  2 ** 53,
  '',
  ' ',
  'text',
  'ok',
  'bi',
  [],
  {},
  [1],
  ['a'],
  { a: 1 },
]
const replacement = fc.oneof(fc.constantFrom(removed, ...pool), fc.jsonValue({ maxDepth: 2 }))

/** Copies of a JSON object in which up to three values, at any depth, were exchanged or removed. */
export function damaged(sample: object): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), replacement), { maxLength: 3 })
    .map((damages) => damages.reduce<object>((value, [at, put]) => exchange(value, at, put), structuredClone(sample)))
}

function exchange(value: object, at: number, put: unknown): object {
  const places = placesIn(value as Container)
  const [container, key] = places[at % places.length] ?? []
  if (container === undefined || key === undefined) return value
  if (put !== removed) container[key] = structuredClone(put)
  else if (Array.isArray(container)) container.splice(Number(key), 1)
  else delete container[key]
  return value
}

function placesIn(value: Container): [Container, string][] {
  return Object.entries(value).flatMap(([key, item]): [Container, string][] => {
    const inner = typeof item === 'object' && item !== null ? placesIn(item as Container) : []
    return [[value, key], ...inner]
  })
}
