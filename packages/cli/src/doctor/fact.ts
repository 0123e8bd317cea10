/** Something that several checks need; it is looked up once. */
export interface Fact<Value> {
  /** For the check whose subject it is: rejects with what went wrong. */
  look(): Promise<Value>
  /** For all other checks: rejects with {@link Undecided} when that check failed. */
  known(): Promise<Value>
}

/** Why a check cannot be made: an option is missing, or what it builds on failed. */
export class Undecided extends Error {}

/** @param check id of the check that says what is wrong when there is no such fact */
export function createFact<Value>(check: string, find: () => Promise<Value>): Fact<Value> {
  let found: Promise<Value> | undefined
  const look = () => {
    found ??= find()
    return found
  }
  const known = async () => {
    try {
      return await look()
    } catch (error) {
      throw error instanceof Undecided ? error : new Undecided(`see ${check}`)
    }
  }
  return { look, known }
}

/** @throws Undecided naming the option that is missing */
export function given<Value>(value: Value | undefined, option: string): Value {
  if (value === undefined) throw new Undecided(`give ${option}`)
  return value
}
