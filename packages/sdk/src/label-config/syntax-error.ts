import { BackendError } from '@label-studio-ml/protocol'
import type { ConfigElement } from '../elements/config-element.ts'

/** A LABEL_CONFIG_SYNTAX error at a line that counts from 1. */
export function syntaxError(line: number, problem: string, cause?: unknown): BackendError {
  const cut = problem.length > 300 ? `${problem.slice(0, 300)}…` : problem
  return new BackendError(
    'LABEL_CONFIG_SYNTAX',
    `The label config is not XML that Label Studio reads: line ${line}: ${cut}`,
    { cause },
  )
}

/** Where the XML parser stopped. */
export interface ParserPlace {
  xml: string
  /** How far it has read. */
  index: number
  line: number
  /** The tag that a closing tag should have closed. */
  unclosed: ConfigElement | undefined
}

const nearLength = 40

/** What the XML parser says, in words that say what to write instead. */
export function parserError(cause: Error, place: ParserPlace): BackendError {
  const { xml, index, line } = place
  const bare = /^un(closed|expected end)/.test(cause.message) ? openReference(xml) : undefined
  if (bare !== undefined) {
    const start = xml.slice(bare, bare + nearLength)
    return syntaxError(lineAt(xml, bare), `"&" begins no entity; write &amp; (at ${JSON.stringify(start)})`, cause)
  }
  const read = xml.slice(Math.max(0, index - nearLength), index)
  return syntaxError(line, `${explained(cause.message, read, place)} (near ${JSON.stringify(read)})`, cause)
}

/** A "&" without any ";" behind it: the parser looks for one to the end of the text. */
function openReference(xml: string): number | undefined {
  const at = xml.lastIndexOf('&')
  const isEscaped = xml.lastIndexOf('<!', at) > xml.lastIndexOf('>', at)
  return at === -1 || isEscaped || xml.indexOf(';', at) !== -1 ? undefined : at
}

/** The line of a character, from 1. */
export function lineAt(xml: string, index: number): number {
  return xml.slice(0, index).split('\n').length
}

function explained(message: string, read: string, { unclosed }: ParserPlace): string {
  const reference = read.slice(read.lastIndexOf('&'))
  switch (message) {
    case 'undefined entity.':
      return `XML does not know the entity ${reference}; write the character itself or its number as &#160;`
    case 'disallowed character in entity name.':
    case 'empty entity name.':
      return '"&" begins no entity; write &amp;'
    case 'malformed character entity.':
      return `${reference} is a character that XML does not allow`
    case 'disallowed character.':
      return read.endsWith('<') ? '"<" inside an attribute; write &lt;' : `${codePointOf(read)} is not allowed`
    case 'documents may contain only one root.':
      return 'a second root tag; put everything into one <View>'
    case 'unexpected close tag.':
    case `unclosed tag: ${unclosed?.tag}`:
      return `<${unclosed?.tag}> of line ${unclosed?.line} is not closed`
    default:
      return message.replace(/\.$/, '')
  }
}

function codePointOf(read: string): string {
  const hex = read
    .charCodeAt(read.length - 1)
    .toString(16)
    .toUpperCase()
  return `character U+${hex.padStart(4, '0')}`
}
