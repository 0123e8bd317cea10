/** How many causes of an error are described. */
const maxCauses = 5

/** Characters of all stacks together. */
const maxStackLength = 16_000

export interface DescribedError {
  type: string
  message: string
  code?: string
  stack?: string
}

/**
 * Describes something thrown, as data: its name, code and message, and its stack with those of its causes. Other
 * properties are left out, because an HTTP client's error has the whole request there, with credentials.
 */
export function describeError(thrown: unknown): DescribedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: describeValue(thrown) }
  const { name, message, code } = thrown as NodeJS.ErrnoException
  return {
    type: String(name),
    ...(typeof code === 'string' ? { code } : {}),
    message: String(message).slice(0, maxStackLength),
    stack: stackOf(thrown),
  }
}

/** The error that a description stands for, which may come from another thread: the log describes it the same way again. */
export function toError({ type, message, code, stack }: DescribedError): Error {
  return Object.assign(new Error(message), { name: type, code, stack })
}

function stackOf(error: Error): string {
  const stacks: string[] = []
  for (let next: unknown = error; next instanceof Error && stacks.length <= maxCauses; next = next.cause) {
    stacks.push(String(next.stack ?? next.message))
  }
  return stacks.join('\ncaused by: ').slice(0, maxStackLength)
}

function describeValue(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null ? 'an object that is not an Error' : String(thrown)
}
