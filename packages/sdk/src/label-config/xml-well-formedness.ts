import { BackendError } from '@label-studio-ml/protocol'
import { XMLValidator } from 'fast-xml-parser'

const forbiddenCharacter = /(?![\t\n\r])\p{Cc}(?<![\x7f-\x9f])|[\ufffe\uffff]|\p{Surrogate}/u

/** A LABEL_CONFIG_SYNTAX error at a line that counts from 1. */
export function syntaxError(line: number, problem: string, cause?: unknown): BackendError {
  const cut = problem.length > 300 ? `${problem.slice(0, 300)}…` : problem
  return new BackendError(
    'LABEL_CONFIG_SYNTAX',
    `The label config is not XML that Label Studio reads: line ${line}: ${cut}`,
    { cause },
  )
}

/** The line of a character of a text, counted from 1. */
export function lineAt(text: string, index: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++
  return line
}

/**
 * Refuses what is not well-formed before a tree is built: forbidden characters, a DTD (as Label Studio's server does),
 * open comments and CDATA, tags and attributes that do not match.
 */
export function assertWellFormed(xml: string): void {
  const bad = forbiddenCharacter.exec(xml)
  if (bad) throw syntaxError(lineAt(xml, bad.index), `character U+${hexOf(bad[0])} is not allowed`)
  assertMarkupDeclarations(xml)
  const verdict = XMLValidator.validate(xml)
  if (verdict !== true) throw syntaxError(verdict.err.line, verdict.err.msg)
}

const tagStart = /<(?:xml:)?[^\s<>="'/:]+/y
const attribute = /[ \t\n]+(?:xml(?:ns)?:)?[^\s<>="'/:]+[ \t\n]*=[ \t\n]*(?:"[^"]*"|'[^']*')/y
const tagEnd = /[ \t\n]*\/?>/y

/** Refuses what XMLValidator lets pass in the tag that begins at an index: stray "=", other white space, undeclared prefixes. */
export function assertOpenTag(xml: string, start: number): void {
  let at = start
  for (let end = endOfMatch(tagStart, xml, start); end !== undefined; end = endOfMatch(attribute, xml, at)) at = end
  if (at > start && endOfMatch(tagEnd, xml, at) !== undefined) return
  throw syntaxError(lineAt(xml, start), `a tag is not of the form <Tag name="value">: ${xml.slice(start, start + 80)}`)
}

function endOfMatch(sticky: RegExp, text: string, from: number): number | undefined {
  sticky.lastIndex = from
  return sticky.test(text) ? sticky.lastIndex : undefined
}

/** The text without comments and processing instructions. */
export function withoutMarkup(xml: string): string {
  return xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
}

function assertMarkupDeclarations(xml: string): void {
  for (let at = xml.indexOf('<!'); at !== -1; ) {
    const end = endOfDeclaration(xml, at)
    at = xml.indexOf('<!', end)
  }
}

function endOfDeclaration(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) {
    const end = xml.indexOf('--', at + 4)
    if (end === -1) throw syntaxError(lineAt(xml, at), 'a comment is not closed')
    if (xml[end + 2] !== '>') throw syntaxError(lineAt(xml, end), '"--" inside a comment')
    return end + 3
  }
  if (xml.startsWith('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', at + 9)
    if (end === -1) throw syntaxError(lineAt(xml, at), 'a CDATA section is not closed')
    return end + 3
  }
  throw syntaxError(lineAt(xml, at), 'a document type or other declaration ("<!…") is not allowed; remove it')
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
