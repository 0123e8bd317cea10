/** The same function, which waits until all calls before it are done: its own and those of the others that take turns. */
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
