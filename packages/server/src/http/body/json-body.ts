import { createByteBuffer, createJsonSplitter, type JsonParts } from '@label-studio-ml/sdk/json-stream'
import {
  assertBodySize,
  assertItemSize,
  assertListLength,
  type JsonBodyLimits,
  nestsTooDeep,
} from './json-body-limits.ts'
import { notJson, parseJson } from './parse-json.ts'

/** Parses a body that comes in chunks. */
export interface JsonBody {
  push(chunk: Buffer): void
  /** The parsed body. */
  end(): unknown
}

/**
 * Parses a body while it arrives, one item of a list at a time, so that neither the whole text nor more than one item is
 * parsed in one go. Throws `BODY_NOT_JSON`, `REQUEST_INVALID`, `BODY_TOO_LARGE`, `LIST_TOO_LONG`, `ITEM_TOO_LARGE`.
 */
export function createJsonBody(limits: JsonBodyLimits): JsonBody {
  const lists: unknown[][] = []
  let list: unknown[] | undefined
  let name = ''
  let bytes = 0
  let values = 0
  const around = createPart(limits, () => 'what stands around the lists')
  const item = createPart(limits, () => `item ${list?.length} of ${name}`)
  const endItem = () => {
    assertListLength(list!.length + 1, name, limits)
    list!.push(item.parse())
  }
  const parts: JsonParts = {
    add(part, more) {
      values += more
      assertBodySize(bytes, values, limits)
      const target = list ? item : around
      target.add(part, more)
    },
    listStarts() {
      name = around.lastKey()
      list = []
      around.add(Buffer.from(String(lists.push(list) - 1)), 0)
    },
    itemEnds: endItem,
    listEnds() {
      if (list!.length > 0 || !item.isBlank()) endItem()
      item.clear()
      list = undefined
    },
  }
  const split = createJsonSplitter(parts, { lists: 'in-object', tooDeep: nestsTooDeep })
  return {
    push(chunk) {
      bytes += chunk.length
      assertBodySize(bytes, values, limits)
      split(chunk)
    },
    end() {
      if (list) throw notJson(`the list ${name} has no end`)
      if (around.isBlank()) throw notJson('the body is empty')
      return withLists(around.parse(), lists)
    },
  }
}

/** Puts the lists back: in the text around them, each was replaced by a list that holds its number. */
function withLists(envelope: unknown, lists: unknown[][]): unknown {
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) return envelope
  const body = envelope as Record<string, unknown>
  for (const [key, value] of Object.entries(body)) if (Array.isArray(value)) body[key] = lists[value[0]]
  return body
}

function createPart(limits: JsonBodyLimits, where: () => string) {
  const bytes = createByteBuffer()
  let values = 0
  const clear = () => {
    bytes.clear()
    values = 0
  }
  return {
    clear,
    add(piece: Buffer, more: number): void {
      bytes.append(piece)
      values += more
      assertItemSize(bytes.length, values, limits, where)
    },
    isBlank: () => bytes.isBlank(),
    /** The key of a list that just began, as it is written. Only a key of letters, digits and _ is shown. */
    lastKey: () => /("\w+")\s*:\s*\[$/.exec(bytes.last(80).toString())?.[1] ?? 'a list',
    /** Gives the value and starts over. */
    parse(): unknown {
      const json = bytes.toString()
      clear()
      return parseJson(json, ` in ${where()}`)
    },
  }
}
