/** A run of tokens `[start, end)` that names one entity; units: token indices. */
export interface TokenSpan {
  start: number
  end: number
  label: string
}

/** The state 0 of every scheme: the token is outside of all entities. */
export const OUTSIDE = 0

/** The four BILOU positions of a label, in the order of their states. */
const BEGIN = 0
const INSIDE = 1
const LAST = 2
const UNIT = 3

/**
 * The hidden states of a tagger: `O`, then begin, inside, last and unit of each label (BILOU; Ratinov and Roth 2009),
 * and the transitions that spell whole entities. Everything else is left out of the chain, so that neither training
 * nor decoding can produce half an entity.
 */
export interface TagScheme {
  labels: readonly string[]
  states: number
  /** Allowed transitions, sorted by origin; those from state a are `[edgeStart[a], edgeStart[a + 1])`. */
  edgeFrom: Uint16Array
  edgeStart: Int32Array
  edgeTo: Uint16Array
  /** The number of the transition from a to b at `a * states + b`, -1 where it is not allowed. */
  edgeAt: Int32Array
  /** 1 where a sequence may start (O, begin, unit) or end (O, last, unit). */
  mayStart: Uint8Array
  mayEnd: Uint8Array
}

/** Builds the states and transitions for these labels; the order of the labels fixes the numbers of the states. */
export function createTagScheme(labels: readonly string[]): TagScheme {
  const states = 1 + 4 * labels.length
  const mayStart = Uint8Array.from({ length: states }, (_, state) => Number(isEntry(state)))
  const mayEnd = Uint8Array.from({ length: states }, (_, state) => Number(isExit(state)))
  const edgeAt = new Int32Array(states * states).fill(-1)
  const edgeStart = new Int32Array(states + 1)
  const from: number[] = []
  const to: number[] = []
  for (let a = 0; a < states; a++) {
    for (let b = 0; b < states; b++) {
      if (isExit(a) ? isEntry(b) : labelOf(a) === labelOf(b) && continues(b)) {
        edgeAt[a * states + b] = from.length
        from.push(a)
        to.push(b)
      }
    }
    edgeStart[a + 1] = from.length
  }
  return {
    labels,
    states,
    edgeFrom: Uint16Array.from(from),
    edgeStart,
    edgeTo: Uint16Array.from(to),
    edgeAt,
    mayStart,
    mayEnd,
  }
}

/** The state sequence of a sentence with these spans, which must not overlap and must lie inside of it. */
export function statesOfSpans(scheme: TagScheme, spans: readonly TokenSpan[], length: number): Uint16Array {
  const states = new Uint16Array(length)
  for (const { start, end, label } of spans) {
    const base = baseState(scheme, label)
    states.fill(base + INSIDE, start, end)
    states[start] = base + BEGIN
    states[end - 1] = base + (end - start === 1 ? UNIT : LAST)
  }
  return states
}

/** The spans that a state sequence spells; the inverse of `statesOfSpans`. */
export function spansOfStates(scheme: TagScheme, states: ArrayLike<number>): TokenSpan[] {
  const spans: TokenSpan[] = []
  let start = 0
  for (let t = 0; t < states.length; t++) {
    const state = states[t]!
    if (isEntry(state)) start = t
    if (state !== OUTSIDE && isExit(state)) {
      spans.push({ start, end: t + 1, label: scheme.labels[labelOf(state)]! })
    }
  }
  return spans
}

function baseState(scheme: TagScheme, label: string): number {
  const index = scheme.labels.indexOf(label)
  if (index < 0) {
    throw new RangeError(
      `Unknown entity label "${label}"; this tagger knows ${scheme.labels.join(', ') || 'no labels'}.`,
    )
  }
  return 1 + 4 * index
}

const labelOf = (state: number): number => (state === OUTSIDE ? -1 : (state - 1) >> 2)
const positionOf = (state: number): number => (state - 1) & 3
const isEntry = (state: number): boolean =>
  state === OUTSIDE || positionOf(state) === BEGIN || positionOf(state) === UNIT
const isExit = (state: number): boolean => state === OUTSIDE || positionOf(state) === LAST || positionOf(state) === UNIT
const continues = (state: number): boolean =>
  state !== OUTSIDE && (positionOf(state) === INSIDE || positionOf(state) === LAST)
