import { createSeededRandom, shuffleInPlace } from '../seeded-random.ts'

/** The fold of a row that every fold trains on. */
export const ALWAYS_TRAINING = -1

/**
 * Deals rows into folds, each class as evenly as possible, at random by seed. Rows of a class that has only one row are
 * never held out (ALWAYS_TRAINING), so that every fold trains on every class.
 */
export function dealStratifiedFolds(
  targets: Int32Array,
  classCount: number,
  foldCount: number,
  seed: number,
): Int32Array {
  const random = createSeededRandom(seed)
  const rowsOfClass: number[][] = Array.from({ length: classCount }, () => [])
  targets.forEach((target, row) => {
    rowsOfClass[target]!.push(row)
  })
  const folds = new Int32Array(targets.length).fill(ALWAYS_TRAINING)
  let next = 0
  for (const rows of rowsOfClass) {
    if (rows.length < 2) continue
    for (const row of shuffleInPlace(rows, random)) folds[row] = next++ % foldCount
  }
  return folds
}
