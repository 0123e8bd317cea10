import type { ClassShares } from '../logistic-regression/class-shares.ts'
import { type ClassWeights, computeRowWeights } from '../logistic-regression/class-weights.ts'
import type { Yielder } from '../yielder.ts'
import { findDistinctTexts, joinOpinions } from './distinct-texts.ts'

/** Labeled documents. */
export interface LabeledDocuments {
  documents: readonly string[]
  /** The class of each document. Documents of the same text are one: several classes share it by their weights. */
  labels: readonly string[]
  /** All classes in the order of the probabilities; the labels' own in alphabetical order unless given. */
  classes?: readonly string[]
  /** One for each document, 1 unless given; a document of weight 0 is left out. */
  weights?: ArrayLike<number>
  /** `'balanced'` makes all classes weigh the same. Probabilities are then those of a balanced world. */
  classWeights?: 'balanced' | Readonly<Record<string, number>>
}

/** The distinct texts that count, with their classes as numbers. */
export interface TrainingSet {
  texts: readonly string[]
  /** Of positions in `seenClasses`. */
  targets: ClassShares
  weights: Float64Array
  classes: readonly string[]
  /** Positions in `classes` of those that have documents, ascending. */
  seenClasses: readonly number[]
}

/** Leaves out documents of weight 0, numbers the classes that are left and joins documents of the same text. */
export async function selectTrainingSet(options: LabeledDocuments, yielder: Yielder): Promise<TrainingSet> {
  const { documents, labels, weights } = options
  requireLength('labels', labels.length, documents.length)
  if (weights !== undefined) requireLength('weights', weights.length, documents.length)
  const classes = options.classes ?? [...new Set(labels)].sort()
  const positionOf = numberClasses(classes)
  const kept = labels.map((_, at) => at).filter((at) => weights?.[at] !== 0)
  const positions = kept.map((at) => requirePosition(positionOf, labels[at]!, at))
  const seenClasses = [...new Set(positions)].sort((left, right) => left - right)
  const numberOf = new Map(seenClasses.map((position, number) => [position, number]))
  const numbers = Int32Array.from(positions, (position) => numberOf.get(position)!)
  const opinionWeights = computeRowWeights(
    numbers,
    seenClasses.length,
    selectClassWeights(
      options.classWeights,
      seenClasses.map((position) => classes[position]!),
    ),
    Float64Array.from(kept, (at) => weights?.[at] ?? 1),
  )
  const { texts, rowOf } = await findDistinctTexts(
    kept.map((at) => documents[at]!),
    yielder,
  )
  const opinions = Array.from(rowOf, (row, at) => ({ row, classes: [numbers[at]!], weight: opinionWeights[at]! }))
  return { texts, ...joinOpinions(opinions, texts.length), classes, seenClasses }
}

/** The position of each class. Throws a RangeError for a class that is listed twice. */
export function numberClasses(classes: readonly string[]): ReadonlyMap<string, number> {
  const positionOf = new Map(classes.map((name, position) => [name, position]))
  if (positionOf.size === classes.length) return positionOf
  throw new RangeError(`classes expected each name once, got ${JSON.stringify(classes)}.`)
}

/** The position of the class that document `at` names. */
export function requirePosition(positionOf: ReadonlyMap<string, number>, label: string, at: number): number {
  const position = positionOf.get(label)
  if (position !== undefined) return position
  const known = [...positionOf.keys()].map((name) => JSON.stringify(name)).join(', ')
  throw new RangeError(`labels[${at}] expected one of the classes ${known}, got ${JSON.stringify(label)}.`)
}

export function requireLength(name: string, got: number, expected: number): void {
  if (got !== expected) throw new RangeError(`${name} expected one for each of ${expected} documents, got ${got}.`)
}

function selectClassWeights(
  weights: LabeledDocuments['classWeights'],
  names: readonly string[],
): ClassWeights | undefined {
  if (weights === undefined || weights === 'balanced') return weights
  return names.map((name) => (Object.hasOwn(weights, name) ? weights[name]! : 1))
}
