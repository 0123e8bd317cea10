interface Place {
  start: number
  end: number
}

/** Remembers which parts of a text are labeled. `take` tells whether a place was free, and from then on it is not. */
export function createFreePlaces(length: number, labeled: readonly Place[]) {
  const isTaken = new Uint8Array(length)
  for (const { start, end } of labeled) isTaken.fill(1, start, end)
  return {
    take({ start, end }: Place): boolean {
      if (isTaken.subarray(start, end).includes(1)) return false
      isTaken.fill(1, start, end)
      return true
    },
  }
}
