/** Wraps functions so that their calls run one after the other, in the order in which they came. */
export type InTurn = <Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
) => (...args: Args) => Promise<Result>

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) =>
    (...args) => {
      const result = last.then(() => work(...args))
      last = result.catch(() => {})
      return result
    }
}
