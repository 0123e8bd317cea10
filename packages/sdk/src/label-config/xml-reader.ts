import { BackendError } from '@label-studio-ml/protocol'
import { type SaxesAttributeNS, SaxesParser, type SaxesTag } from 'saxes'
import type { ConfigElement } from '../elements/config-element.ts'
import { assertReadable } from './assert-readable.ts'
import type { Steps } from './steps.ts'
import { parserError, syntaxError } from './syntax-error.ts'

const maxNesting = 256
const maxAttributes = 256
/** Characters of one step: a millisecond or two of the densest XML. */
const sliceLength = 16 * 1024

export interface ElementVisitor {
  /** A tag begins: its attributes are known, its text and children are not. */
  open(element: ConfigElement): void
  /** A tag ends: its text is whole. */
  close?(element: ConfigElement): void
}

/** How tags and attributes with a prefix are named: as written (`a:b`), or as Python's parsers do (`{namespace}b`). */
export type Naming = 'as written' | 'with namespace'

/**
 * Shows the elements of an XML text to a visitor, in document order, and keeps only the open ones. Empty text has none.
 * @throws BackendError LABEL_CONFIG_SYNTAX with the line: text that is not well-formed, a DTD (as on Label Studio's server),
 * an HTML entity, nesting deeper than 256 (as there); LABEL_CONFIG_TOO_LARGE for a tag with more than 256 attributes, or one
 * text or attribute of more than half a million characters.
 */
export function* readElements(xml: string, visitor: ElementVisitor, naming: Naming = 'as written'): Steps<void> {
  if (xml.trim() === '') return
  assertReadable(xml)
  const parser = createParser(xml, visitor, naming)
  for (let at = 0; at < xml.length; at += sliceLength) {
    parser.write(xml.slice(at, at + sliceLength))
    yield
  }
  parser.close()
}

function createParser(xml: string, visitor: ElementVisitor, naming: Naming): SaxesParser {
  const xmlns = naming === 'with namespace' || xml.includes('xmlns')
  const parser = new SaxesParser({ xmlns, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' })
  let innermost: OpenElement | undefined
  let closed: OpenElement | undefined
  let line = 1
  let depth = 0
  let attributes = 0
  const addText = (text: string) => {
    if (innermost) innermost.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentagstart', () => {
    line = parser.columnIndex === 0 ? parser.line - 1 : parser.line
    attributes = 0
    if (++depth > maxNesting) throw syntaxError(line, `tags are nested deeper than ${maxNesting}`)
  })
  parser.on('attribute', () => {
    if (++attributes > maxAttributes) throw tooLarge(line, `a tag has more than ${maxAttributes} attributes`)
  })
  parser.on('opentag', (tag) => {
    if (innermost) innermost.hasChildren = true
    if (!xmlns) assertNoPrefix(tag, line)
    innermost = {
      tag: nameIn(naming, tag.name, tag),
      attributes: attributesOf(tag, naming),
      line,
      parent: innermost,
      text: '',
      hasChildren: false,
    }
    visitor.open(innermost)
  })
  parser.on('closetag', () => {
    closed = innermost!
    visitor.close?.(closed)
    innermost = closed.parent
    depth--
  })
  parser.on('error', (error) => {
    const unclosed = error.message.startsWith('unclosed') ? innermost : closed
    throw parserError(error, { xml, index: parser.position, line: parser.line, unclosed })
  })
  return parser
}

interface OpenElement extends ConfigElement {
  text: string
  hasChildren: boolean
  readonly parent: OpenElement | undefined
}

function attributesOf(tag: SaxesTag, naming: Naming): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const written of Object.keys(tag.attributes)) {
    const attribute = tag.attributes[written] as SaxesAttributeNS | string
    if (typeof attribute === 'string') setOwn(attributes, written, attribute)
    else if (written !== 'xmlns' && attribute.prefix !== 'xmlns') {
      setOwn(attributes, nameIn(naming, written, attribute), attribute.value)
    }
  }
  return attributes
}

/** An attribute may be named `__proto__`. */
function setOwn(record: Record<string, string>, name: string, value: string): void {
  if (name !== '__proto__') record[name] = value
  else Object.defineProperty(record, name, { value, enumerable: true, writable: true, configurable: true })
}

function nameIn(naming: Naming, written: string, name: { uri?: string; local?: string }): string {
  return naming === 'as written' || !name.uri ? written : `{${name.uri}}${name.local}`
}

/** XML that declares no prefix is read without namespaces, which takes half the time. */
function assertNoPrefix(tag: SaxesTag, line: number): void {
  for (const name of [tag.name, ...Object.keys(tag.attributes)]) {
    if (name.includes(':') && !/^xml:[^:]+$/.test(name)) {
      throw syntaxError(line, `the prefix of "${name}" is not declared; add xmlns:prefix="…" to the tag`)
    }
  }
}

function tooLarge(line: number, problem: string): BackendError {
  return new BackendError('LABEL_CONFIG_TOO_LARGE', `Line ${line} of the label config: ${problem}`)
}
