import { BackendError } from '@label-studio-ml/protocol'
import type { z } from 'zod'
import { readJsonItems } from '../../json-stream/read-json-items.ts'
import type { ApiRequest } from './api-request.ts'
import type { Connection } from './connection.ts'
import { problemsOf } from './read-answer.ts'

/** Reads an answer that is one list, item by item. Throws when it ends before the list does. */
export async function* readAnswerItems<Item>(
  { stream, url }: Pick<Connection, 'stream' | 'url'>,
  request: ApiRequest,
  schema: z.ZodType<Item>,
): AsyncGenerator<Item> {
  const name = `the answer to ${request.method} ${url}${request.path}`
  const bytes = await stream(request)
  for await (const { value, number } of readJsonItems(bytes, { name })) {
    const parsed = schema.safeParse(value)
    if (!parsed.success) throw unreadable(`item ${number} of ${name}`, problemsOf(parsed.error))
    yield parsed.data
  }
}

function unreadable(where: string, problem: string): BackendError {
  return new BackendError(
    'LABEL_STUDIO_ANSWER_UNREADABLE',
    `Expected ${where} as Label Studio 1.13 to 1.23 answers it: ${problem}. Please report it.`,
  )
}
