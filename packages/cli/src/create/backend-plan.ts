import { BackendError } from '@label-studio-ml/protocol'
import { type Engine, engines } from './engines.ts'
import { type TagPair, tagPairs } from './tag-pairs.ts'

/** What somebody asks for; what is left out gets a default. */
export interface CreateOptions {
  /** Folder and package name: `my-backend`. */
  name: string
  /** Default: `Choices`. */
  control?: string | undefined
  /** Default: the object tag of the first template for the control tag. */
  object?: string | undefined
  /** Default: the first one that learns or does not, as `learns` says. */
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
}

/** Fills in what was left out. Throws BackendError CONFIGURATION_INVALID, which lists what there is to choose from. */
export function planBackend({ name, control = 'Choices', object, engine, learns }: CreateOptions): BackendPlan {
  assertName(name)
  const pair = findTagPair(name, control, object)
  return { name, className: classNameOf(name), pair, engine: findEngine(engine, learns) }
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

function findTagPair(name: string, control: string, object: string | undefined): TagPair {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const found = tagPairs.find((pair) => same(pair.control, control) && same(pair.object, object ?? pair.object))
  if (found) return found
  const nearest =
    tagPairs.find((pair) => same(pair.control, control)) ??
    tagPairs.find((pair) => same(pair.object, object ?? '')) ??
    tagPairs[0]!
  const wanted = object === undefined ? `<${control}>` : `<${control}> on <${object}>`
  const known = tagPairs.map((pair) => `<${pair.control}> on <${pair.object}>`).join(', ')
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `There is no template for ${wanted}; there are ${known}. For other tags create the nearest one, e.g. label-studio-ml create ${name} --control ${nearest.control} --object ${nearest.object}, and change label-config.xml, needs and predict.`,
  )
}

function findEngine(name: string | undefined, learns: boolean | undefined): Engine {
  const found = engines.find(
    (engine) => engine.name === (name ?? engine.name) && engine.learns === (learns ?? engine.learns),
  )
  if (found) return found
  const condition = learns === undefined ? '' : learns ? ' that learns' : ' that does not learn'
  const known = engines.map((engine) => `${engine.name} (${engine.learns ? 'learns' : 'does not learn'})`).join(', ')
  throw new BackendError('CONFIGURATION_INVALID', `There is no engine "${name}"${condition}; there are ${known}.`)
}
