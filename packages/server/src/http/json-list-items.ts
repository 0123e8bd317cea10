const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/**
 * Finds the first list under one of `keys` of the outermost object. Looks at quotes and brackets only: whether the
 * text is JSON is for the parser to say.
 *
 * @returns the offset (bytes) of the list's `[`; undefined when no such list is there
 */
export function findList(json: Buffer, keys: readonly string[]): { key: string; start: number } | undefined {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]
    if (byte === openBrace || byte === openBracket) depth++
    else if (byte === closeBrace || byte === closeBracket) depth--
    else if (byte === quote) {
      const end = endOfString(json, at)
      const start = depth === 1 ? startOfListValue(json, end) : undefined
      const key = start === undefined ? undefined : json.toString('utf8', at + 1, end - 1)
      if (start !== undefined && key !== undefined && keys.includes(key)) return { key, start }
      at = end - 1
    }
  }
  return undefined
}

/**
 * Walks the items of the list that begins at `start`, one at a time.
 *
 * @returns the offset behind the list's `]`; undefined when the text ends before
 */
export function* listItems(json: Buffer, start: number): Generator<[start: number, end: number], number | undefined> {
  let depth = 0
  let item = start + 1
  let commas = 0
  for (let at = start; at < json.length; at++) {
    const byte = json[at]
    if (byte === quote) at = endOfString(json, at) - 1
    else if (byte === openBrace || byte === openBracket) depth++
    else if (byte === comma && depth === 1) {
      yield [item, at]
      item = at + 1
      commas++
    } else if (byte === closeBrace || byte === closeBracket) {
      depth--
      if (depth > 0) continue
      if (byte === closeBrace) return undefined
      if (commas > 0 || skipSpace(json, item) < at) yield [item, at]
      return at + 1
    }
  }
  return undefined
}

/** The offset behind the closing quote; the text's end when there is none. */
function endOfString(json: Buffer, start: number): number {
  for (let end = json.indexOf(quote, start + 1); end >= 0; end = json.indexOf(quote, end + 1)) {
    let escapes = 0
    while (json[end - 1 - escapes] === backslash) escapes++
    if (escapes % 2 === 0) return end + 1
  }
  return json.length
}

/** The offset of `[` if what follows is a colon and a list. */
function startOfListValue(json: Buffer, from: number): number | undefined {
  const afterKey = skipSpace(json, from)
  if (json[afterKey] !== colon) return undefined
  const value = skipSpace(json, afterKey + 1)
  return json[value] === openBracket ? value : undefined
}

function skipSpace(json: Buffer, from: number): number {
  let at = from
  while (json[at] === 0x20 || json[at] === 0x0a || json[at] === 0x0d || json[at] === 0x09) at++
  return at
}
