import { expect } from 'vitest'

/** Fails the scenario when a statement does not hold, and lets it go on. `seen` is quoted. */
export function assert(statement: string, holds: boolean, seen = ''): void {
  expect.soft(holds, seen === '' ? statement : `${statement} [${seen}]`).toBe(true)
}

/** As {@link assert}, for a statement that holds when a step does not throw. Returns what the step gave. */
export async function assertDone<T>(statement: string, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step()
  } catch (error) {
    assert(statement, false, error instanceof Error ? error.message : String(error))
    return undefined
  }
}

/** As {@link assert}, for a statement that holds when a step is refused with this error code. */
export async function assertRefused(statement: string, code: string, step: () => Promise<unknown>) {
  const found = await step().then(
    () => 'no error',
    (error: { code?: string; message?: string }) => `${error.code} ${error.message}`,
  )
  assert(statement, found.startsWith(`${code} `), found)
  return found
}
