import type { ClassShares } from '../logistic-regression/class-shares.ts'
import { createSeededRandom, shuffleInPlace } from '../seeded-random.ts'

/** The fold of a row that every fold trains on. */
export const ALWAYS_TRAINING = -1

/**
 * Deals rows into folds at random by seed, each class as evenly as possible: a row of several classes is dealt with its
 * rarest classIndex, rows of none among themselves. Where all rows with a class would be held out together, the first of them
 * never is (ALWAYS_TRAINING), so that every fold trains on every class.
 */
export function dealStratifiedFolds(
  targets: Pick<ClassShares, 'indptr' | 'classes'>,
  classCount: number,
  foldCount: number,
  seed: number,
): Int32Array {
  const random = createSeededRandom(seed)
  const folds = new Int32Array(targets.indptr.length - 1)
  let next = 0
  for (const rows of groupByRarestClass(targets, classCount)) {
    for (const row of shuffleInPlace(rows, random)) folds[row] = next++ % foldCount
  }
  return keepEveryClassInTraining(folds, targets, classCount)
}

function groupByRarestClass({ indptr, classes }: Pick<ClassShares, 'indptr' | 'classes'>, classCount: number) {
  const frequencies = new Int32Array(classCount)
  for (const classIndex of classes) frequencies[classIndex]!++
  const groups: number[][] = Array.from({ length: classCount + 1 }, () => [])
  for (let row = 0; row < indptr.length - 1; row++) {
    let rarest = classCount
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      const classIndex = classes[entry]!
      if (rarest === classCount || frequencies[classIndex]! < frequencies[rarest]!) rarest = classIndex
    }
    groups[rarest]!.push(row)
  }
  return groups
}

function keepEveryClassInTraining(
  folds: Int32Array,
  { indptr, classes }: Pick<ClassShares, 'indptr' | 'classes'>,
  classCount: number,
): Int32Array {
  const firstRow = new Int32Array(classCount).fill(-1)
  const isSpread = new Uint8Array(classCount)
  for (let row = 0; row < folds.length; row++) {
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      const classIndex = classes[entry]!
      if (firstRow[classIndex] === -1) firstRow[classIndex] = row
      else if (folds[firstRow[classIndex]!] !== folds[row]) isSpread[classIndex] = 1
    }
  }
  firstRow.forEach((row, classIndex) => {
    if (row >= 0 && isSpread[classIndex] === 0) folds[row] = ALWAYS_TRAINING
  })
  return folds
}
