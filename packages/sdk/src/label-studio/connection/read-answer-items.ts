import { BackendError } from '@label-studio-ml/protocol'
import type { z } from 'zod'
import { readJsonItems } from '../../json-stream/read-json-items.ts'
import type { ApiRequest } from './api-request.ts'
import type { Connection } from './connection.ts'
import { problemsOf } from './read-answer.ts'

/** Asks for an answer that is one list. Reading it throws when it ends before the list does. */
export async function openAnswerItems<Item>(
  { stream, url }: Pick<Connection, 'stream' | 'url'>,
  request: ApiRequest,
  schema: z.ZodType<Item>,
): Promise<AsyncIterable<Item>> {
  return readItems(await stream(request), `the answer to ${request.method} ${url}${request.path}`, schema)
}

/** As `openAnswerItems`, but asks when it is read. */
export async function* readAnswerItems<Item>(...asked: Parameters<typeof openAnswerItems<Item>>): AsyncGenerator<Item> {
  yield* await openAnswerItems(...asked)
}

async function* readItems<Item>(bytes: AsyncIterable<Buffer>, name: string, schema: z.ZodType<Item>) {
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
