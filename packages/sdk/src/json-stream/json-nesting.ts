/** JSON.parse reads deeper nesting, but code that walks the value by recursion, such as JSON.stringify, would overflow. */
const maxDepth = 512
const quote = 0x22
const backslash = 0x5c

/** Throws what `tooDeep` makes for JSON that is nested deeper than any task. */
export function assertNesting(json: string, tooDeep: (maxDepth: number) => Error): void {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === quote) at = endOfString(json, at)
    else if (code === 0x7b || code === 0x5b) depth++
    else if (code === 0x7d || code === 0x5d) depth--
    assertDepth(depth, tooDeep)
  }
}

export function assertDepth(depth: number, tooDeep: (maxDepth: number) => Error): void {
  if (depth > maxDepth) throw tooDeep(maxDepth)
}

/** The position of the closing quote, or the length of the text when there is none. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0
    while (json.charCodeAt(end - 1 - escapes) === backslash) escapes++
    if (escapes % 2 === 0) return end
  }
  return json.length
}
