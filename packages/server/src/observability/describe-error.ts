/** How many causes of an error are told. */
const mostCauses = 5

/** Characters of all stacks together. */
const longestStack = 16_000

export interface DescribedError {
  type: string
  message: string
  code?: string
  stack?: string
}

/**
 * What the log tells of something thrown: its name, code, message, and its stack with those of its causes. Other properties
 * stay out, since an HTTP client's error carries the whole request there, credentials too.
 */
export function describeError(thrown: unknown): DescribedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: describeValue(thrown) }
  const { name, message, code } = thrown as NodeJS.ErrnoException
  return {
    type: String(name),
    ...(typeof code === 'string' ? { code } : {}),
    message: String(message).slice(0, longestStack),
    stack: stackOf(thrown),
  }
}

/** The error that a description stands for, which may come from another thread: the log describes it the same way again. */
export function toError({ type, message, code, stack }: DescribedError): Error {
  return Object.assign(new Error(message), { name: type, code, stack })
}

function stackOf(error: Error): string {
  const stacks: string[] = []
  for (let next: unknown = error; next instanceof Error && stacks.length <= mostCauses; next = next.cause) {
    stacks.push(String(next.stack ?? next.message))
  }
  return stacks.join('\ncaused by: ').slice(0, longestStack)
}

function describeValue(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null ? 'an object that is not an Error' : String(thrown)
}
