import { assertDepth } from './json-nesting.ts'

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** `{"9":0}` is kept in memory as a list of ten: it costs as much as this many more values. */
const extraValuesOfIndex = 4

/** Receives the parts of a JSON text as they come: the items of its lists, and what is around them. */
export interface JsonParts {
  /** @param values how many lists, objects and texts begin in these bytes; one that may be an index counts for several */
  add(bytes: Buffer, values: number): void
  listStarts(): void
  itemEnds(): void
  listEnds(): void
}

export interface JsonSplitterOptions {
  /** Which lists are cut into items: the text itself, or those that are fields of the outermost object. */
  lists: 'outermost' | 'in-object'
  /** Makes the error for a nesting deeper than any task. */
  tooDeep: (maxDepth: number) => Error
}

/**
 * Cuts a JSON text into parts, chunk by chunk. It looks at quotes and brackets only: the parser decides whether a part is
 * JSON.
 */
export function createJsonSplitter(parts: JsonParts, { lists, tooDeep }: JsonSplitterOptions): (chunk: Buffer) => void {
  const listDepth = lists === 'outermost' ? 1 : 2
  const skipString = createStringSkipper()
  let depth = 0
  let mayHoldList = lists === 'outermost'
  let isList = false
  let isString = false
  let isStringStart = false
  return (chunk) => {
    let start = 0
    let values = 0
    const pass = (end: number) => {
      if (end > start) parts.add(chunk.subarray(start, end), values)
      start = end
      values = 0
    }
    const open = (byte: number, at: number) => {
      values++
      assertDepth(++depth, tooDeep)
      if (depth === listDepth - 1) mayHoldList = byte === openBrace
      if (depth !== listDepth || byte !== openBracket || !mayHoldList) return
      pass(at + 1)
      isList = true
      parts.listStarts()
    }
    const close = (at: number) => {
      depth--
      if (depth !== listDepth - 1 || !isList) return
      pass(at)
      isList = false
      parts.listEnds()
    }
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (isString) {
        if (isStringStart && isDigit(byte)) values += extraValuesOfIndex
        isStringStart = false
        at = skipString(chunk, at)
        isString = at === chunk.length
      } else if (byte === quote) {
        values++
        isString = isStringStart = true
      } else if (byte === openBrace || byte === openBracket) open(byte, at)
      else if (byte === closeBrace || byte === closeBracket) close(at)
      else if (byte === comma && depth === listDepth && isList) {
        pass(at)
        start = at + 1
        parts.itemEnds()
      }
    }
    pass(chunk.length)
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

/** Finds the closing quote of a text that may span several chunks; gives the chunk's length when it is not in this one. */
function createStringSkipper(): (chunk: Buffer, start: number) => number {
  let isEscaped = false
  return (chunk, start) => {
    const first = isEscaped ? start + 1 : start
    isEscaped = false
    for (let end = chunk.indexOf(quote, first); end >= 0; end = chunk.indexOf(quote, end + 1)) {
      if (!endsEscaping(chunk, first, end)) return end
    }
    isEscaped = endsEscaping(chunk, first, chunk.length)
    return chunk.length
  }
}

/** True when an odd number of backslashes stands before `end`. */
function endsEscaping(chunk: Buffer, first: number, end: number): boolean {
  let at = end
  while (at > first && chunk[at - 1] === backslash) at--
  return (end - at) % 2 === 1
}
