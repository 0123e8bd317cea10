import type { ClassWeights } from '../logistic-regression/class-weights.ts'
import type { TextClassifierOptions } from './train-text-classifier.ts'

/** The documents that count, with their classes as numbers. */
export interface TrainingSet {
  documents: readonly string[]
  /** Positions in `seenClasses`. */
  targets: Int32Array
  weights: Float64Array
  classes: readonly string[]
  /** Positions in `classes` of those that have documents, ascending. */
  seenClasses: readonly number[]
  /** In the order of `seenClasses`. */
  classWeights?: ClassWeights
}

/** Leaves out documents of weight 0, and numbers the classes that are left. */
export function selectTrainingSet(options: TextClassifierOptions): TrainingSet {
  const { documents, labels, weights } = options
  requireLength('labels', labels.length, documents.length)
  if (weights !== undefined) requireLength('weights', weights.length, documents.length)
  const classes = options.classes ?? [...new Set(labels)].sort()
  const positionOf = new Map(classes.map((name, position) => [name, position]))
  if (positionOf.size < classes.length) {
    throw new RangeError(`classes expected each name once, got ${JSON.stringify(classes)}.`)
  }
  const rows = labels.map((_, row) => row).filter((row) => weights?.[row] !== 0)
  const positions = rows.map((row) => requirePosition(positionOf, labels[row]!, row))
  const seenClasses = [...new Set(positions)].sort((left, right) => left - right)
  const numberOf = new Map(seenClasses.map((position, number) => [position, number]))
  const classWeights = selectClassWeights(
    options.classWeights,
    seenClasses.map((position) => classes[position]!),
  )
  return {
    documents: rows.map((row) => documents[row]!),
    targets: Int32Array.from(positions, (position) => numberOf.get(position)!),
    weights: Float64Array.from(rows, (row) => weights?.[row] ?? 1),
    classes,
    seenClasses,
    ...(classWeights !== undefined && { classWeights }),
  }
}

function selectClassWeights(
  weights: TextClassifierOptions['classWeights'],
  names: readonly string[],
): ClassWeights | undefined {
  if (weights === undefined || weights === 'balanced') return weights
  return names.map((name) => weights[name] ?? 1)
}

function requirePosition(positionOf: ReadonlyMap<string, number>, label: string, row: number): number {
  const position = positionOf.get(label)
  if (position !== undefined) return position
  const known = [...positionOf.keys()].map((name) => JSON.stringify(name)).join(', ')
  throw new RangeError(`labels[${row}] expected one of the classes ${known}, got ${JSON.stringify(label)}.`)
}

function requireLength(name: string, got: number, expected: number): void {
  if (got !== expected) throw new RangeError(`${name} expected one for each of ${expected} documents, got ${got}.`)
}
