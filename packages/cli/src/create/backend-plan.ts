import { BackendError } from '@label-studio-ml/protocol'
import type { Answer } from './engines/answer.ts'
import { type Engine, engines, enginesFor, pairsOf } from './engines.ts'
import { type TagPair, tagPairs } from './tag-pairs.ts'

/** What somebody asks for; what is left out gets a default. */
export interface CreateOptions {
  /** Folder and package name: `my-backend`. */
  name: string
  /** Default: `Choices`. */
  control?: string | undefined
  /** Default: the first object tag that the control tag works on. */
  object?: string | undefined
  /** Default: the first one that fits the tags, and learns or does not as `learns` says. */
  engine?: string | undefined
  learns?: boolean | undefined
}

/** A backend that can be written. */
export interface BackendPlan {
  name: string
  /** `MyBackend` */
  className: string
  pair: TagPair
  engine: Engine
  answer: Answer
}

/** Fills in what was left out. Throws BackendError CONFIGURATION_INVALID, which lists what there is to choose from. */
export function planBackend({ name, control = 'Choices', object, engine, learns }: CreateOptions): BackendPlan {
  assertName(name)
  const wanted = engine === undefined ? undefined : findEngine(engine)
  const pair = findPair(control, object, wanted)
  const chosen = chooseEngine(pair, wanted, learns)
  return { name, className: classNameOf(name), pair, engine: chosen, answer: chosen.answer(pair)! }
}

/** What npm, Docker and host names all take: 50 lower-case letters, digits and single dashes. */
function assertName(name: string): void {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= 50) return
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `"${name}" cannot be the name of a backend: expected lower-case letters, digits and single dashes, beginning with a letter, at most 50 characters, e.g. review-sentiment.`,
  )
}

function classNameOf(name: string): string {
  const words = name.split('-').map((word) => word[0]!.toUpperCase() + word.slice(1))
  return words.join('')
}

/** The pairs of a control tag, case-insensitive. @throws BackendError CONFIGURATION_INVALID for a tag that is none */
export function pairsOfControl(control: string): readonly [TagPair, ...TagPair[]] {
  const [first, ...others] = tagPairs.filter((pair) => same(pair.control, control))
  if (first) return [first, ...others]
  const known = [...new Set(tagPairs.map((pair) => pair.control))].join(', ')
  throw new BackendError('CONFIGURATION_INVALID', `There is no control tag <${control}>; there are ${known}.`)
}

/** The pair of two tags, case-insensitive; without an object tag the first that the engine can answer. */
export function findPair(control: string, object: string | undefined, engine?: Engine): TagPair {
  const pairs = pairsOfControl(control)
  if (object === undefined) return pairs.find((pair) => engine === undefined || engine.answer(pair)) ?? pairs[0]
  const found = pairs.find((pair) => same(pair.object, object))
  if (found) return found
  const known = pairs.map((pair) => pair.object).join(', ')
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `<${pairs[0].control}> does not work on <${object}>; it works on ${known}.`,
  )
}

function findEngine(name: string): Engine {
  const found = engines.find((engine) => same(engine.name, name))
  if (found) return found
  throw new BackendError('CONFIGURATION_INVALID', `There is no engine "${name}"; there are ${listed(engines)}.`)
}

function chooseEngine(pair: TagPair, wanted: Engine | undefined, learns: boolean | undefined): Engine {
  const fitting = enginesFor(pair)
  const found = fitting.find(
    (engine) => (wanted === undefined || engine === wanted) && engine.learns === (learns ?? engine.learns),
  )
  if (found) return found
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${whyNone(pair, wanted, learns)}.${wanted ? otherPairs(wanted) : ''}`,
  )
}

function whyNone(pair: TagPair, wanted: Engine | undefined, learns: boolean | undefined): string {
  const [tags, fitting] = [`<${pair.control}> on <${pair.object}>`, listed(enginesFor(pair))]
  if (wanted && learns !== undefined && wanted.learns !== learns) {
    return `The engine "${wanted.name}" ${learns ? 'does not learn' : 'learns'}; ${tags} is answered by ${fitting}`
  }
  const missing = { true: 'No engine that learns', false: 'No engine that does not learn' }[String(learns)]
  return `${wanted ? `The engine "${wanted.name}"` : missing} ${wanted ? 'cannot answer' : 'can answer'} ${tags}; ${fitting} can`
}

/** `Choices on Text, Image; Labels on Text` */
function otherPairs(engine: Engine): string {
  const byControl = Map.groupBy(pairsOf(engine), ({ control }) => control)
  const listed = [...byControl].map(
    ([control, pairs]) => `${control} on ${pairs.map(({ object }) => object).join(', ')}`,
  )
  return ` ${engine.name} answers ${listed.join('; ')}.`
}

function listed(some: readonly Engine[]): string {
  return some.map((engine) => `${engine.name} (${engine.learns ? 'learns' : 'does not learn'})`).join(', ')
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
