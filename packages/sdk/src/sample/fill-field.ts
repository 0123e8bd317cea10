import { lookUp } from '../elements/data-binding.ts'

/** One step of a path: a key, or the number of a list's item; `every` of them where an index flag stands. */
interface Step {
  readonly key: string
  readonly isItem: boolean
  readonly every: boolean
}

/** How many items a made-up list gets. */
const itemCount = 2

/**
 * Puts what `make` gives where the path of a data field leads, unless something is there. Lists and objects on the way are
 * made; an index that is no number stands for every item, as in `pages[{{idx}}].url`.
 */
export function fillField(data: Record<string, unknown>, path: string, make: () => unknown): void {
  const steps = stepsOf(path)
  if (steps.some(({ key }) => key === '__proto__') || (lookUp(data, path) ?? undefined) !== undefined) return
  fill(data, steps, make)
}

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([written, index]) => {
    const key = index ?? written
    const isNumber = /^\d+$/.test(key)
    return { key, isItem: isNumber || index !== undefined, every: index !== undefined && !isNumber }
  })
}

function fill(at: object, [step, ...rest]: readonly Step[], make: () => unknown): void {
  const [next] = rest
  for (const key of keysOf(at, step!)) {
    const found = Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined
    if (next === undefined) {
      if ((found ?? undefined) === undefined) put(at, key, make())
      continue
    }
    const below = found ?? (next.isItem ? listFor(next) : {})
    if (found !== below) put(at, key, below)
    if (typeof below === 'object') fill(below as object, rest, make)
  }
}

function keysOf(at: object, { key, every }: Step): string[] {
  if (every) return Object.keys(at)
  if (Array.isArray(at)) while (at.length < Number(key)) at.push(null)
  return [key]
}

function listFor({ every }: Step): unknown[] {
  return every ? Array.from({ length: itemCount }, () => null) : []
}

/** A field of any name: `constructor` and its like are inherited. */
function put(at: object, key: string, value: unknown): void {
  Object.defineProperty(at, key, { value, configurable: true, enumerable: true, writable: true })
}
