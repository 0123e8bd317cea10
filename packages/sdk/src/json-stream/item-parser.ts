import { isUtf8 } from 'node:buffer'
import { BackendError } from '@label-studio-ml/protocol'
import { createByteBuffer } from './byte-buffer.ts'
import { assertNesting } from './json-nesting.ts'

/** Where JSON items come from. */
export interface JsonSource {
  /** How errors call it, for example `reviews.json`. */
  name: string
  /** Bytes that one item or line may have. Default 256 MB. */
  itemLimitBytes?: number
}

export interface JsonItem {
  value: unknown
  /** Of the item in its list, or of its line in the file: the first is 1. */
  number: number
}

/** Gathers the bytes of one item after the other and parses them. */
export interface ItemParser {
  /** Of the item whose bytes are gathered. */
  readonly number: number
  add(part: Buffer): void
  isBlank(): boolean
  /** Gives the item and begins the next. */
  parse(): JsonItem
  /** Begins the next without looking at this one. */
  skip(): void
  /** The error for an item that is nested deeper than any task. */
  tooDeep(maxDepth: number): Error
}

const megabyte = 1024 * 1024

/** @param kind how errors call it; that an item of a list is not nested too deep is left to who cuts the list */
export function createItemParser(source: JsonSource, kind: 'item' | 'line'): ItemParser {
  const { name, itemLimitBytes = 256 * megabyte } = source
  const bytes = createByteBuffer()
  let number = 1
  const found = (what: string) => invalidJson(`Expected JSON as ${kind} ${number} of ${name}, found ${what}`)
  const skip = () => {
    bytes.clear()
    number++
  }
  const tooDeep = (maxDepth: number) => found(`lists and objects nested more than ${maxDepth} deep`)
  return {
    tooDeep,
    get number() {
      return number
    },
    add(part) {
      if (bytes.length + part.length > itemLimitBytes) throw found(`more than ${itemLimitBytes / megabyte} MB`)
      bytes.append(part)
    },
    isBlank: () => bytes.isBlank(),
    parse() {
      if (!isUtf8(bytes.last(bytes.length))) throw found('bytes that are not UTF-8: save it as UTF-8')
      const text = bytes.toString()
      if (kind === 'line') assertNesting(text, tooDeep)
      const item = { value: parsed(text, found), number }
      skip()
      return item
    },
    skip,
  }
}

export function invalidJson(message: string): BackendError {
  return new BackendError('JSON_LIST_INVALID', `${message}.`)
}

/** Without the words of the parser, which quote the text. */
function parsed(text: string, found: (what: string) => Error): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (text.trim() === '') throw found('nothing')
    if (/Unexpected end|Unterminated/.test(String(error))) throw found('an end in the middle')
    const position = /at position (\d+)/.exec(String(error))?.[1]
    throw found(`text that is not JSON${position ? ` at its character ${Number(position) + 1}` : ''}`)
  }
}
