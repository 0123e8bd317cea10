import { BackendError } from '@label-studio-ml/protocol'
import type { YieldToEventLoop } from '../models/yield-to-event-loop.ts'
import { findList, listItems } from './json-list-items.ts'
import { assertNesting } from './json-nesting.ts'

/** Below this size parsing at once takes a millisecond or two. */
const smallBody = 256 * 1024
const longLists = ['tasks', 'annotations', 'completions']

/**
 * Parses a request body. Label Studio sends every selected task in one body, which may have 250 MB: a large body is
 * parsed item by item of its list, so that the event loop stays free. Throws `BODY_NOT_JSON`.
 */
export async function parseJsonBody(body: Buffer, yieldToEventLoop: YieldToEventLoop): Promise<unknown> {
  if (body.length === 0) throw notJson('the body is empty')
  const list = body.length < smallBody ? undefined : findList(body, longLists)
  if (!list) return parse(body.toString())
  const items: unknown[] = []
  const walk = listItems(body, list.start)
  let next = walk.next()
  for (; !next.done; next = walk.next()) {
    items.push(parse(body.toString('utf8', ...next.value), ` in item ${items.length} of "${list.key}"`))
    await yieldToEventLoop()
  }
  if (next.value === undefined) throw notJson(`the list "${list.key}" has no end`)
  const envelope = parse(`${body.toString('utf8', 0, list.start)}[]${body.toString('utf8', next.value)}`)
  return { ...(envelope as object), [list.key]: items }
}

function parse(text: string, where = ''): unknown {
  assertNesting(text, where)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw notJson(`${withoutQuotation(error)}${where}`)
  }
}

/** What JSON.parse quotes of the text may be a secret. */
function withoutQuotation(error: unknown): string {
  const position = /at position \d+/.exec(String(error))?.[0]
  return position ? `it is not well-formed ${position}` : 'it is not well-formed or ends too early'
}

function notJson(reason: string): BackendError {
  return new BackendError('BODY_NOT_JSON', `Expected one JSON object in UTF-8 as request body: ${reason}.`)
}
