import { isBackendError } from '@label-studio-ml/protocol'
import { XMLParser } from 'fast-xml-parser'
import type { ConfigElement } from './config-element.ts'
import { decodeAttribute, decodeText } from './xml-text.ts'
import { assertOpenTag, assertWellFormed, lineAt, syntaxError, withoutMarkup } from './xml-well-formedness.ts'

const deepestNesting = 256
const metaData = XMLParser.getMetaDataSymbol() as symbol
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: deepestNesting,
  jPath: false,
  onDangerousProperty: (name: string) => name,
})

type RawNode = Record<string | symbol, unknown>

/**
 * Reads XML into elements with line numbers. Empty text gives undefined.
 * @throws BackendError LABEL_CONFIG_SYNTAX with the line: text that is not well-formed, a DTD, an HTML entity,
 * nesting deeper than 256.
 */
export function readXml(written: string): ConfigElement | undefined {
  const xml = written.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (xml.trim() === '') return undefined
  assertWellFormed(xml)
  const roots = parse(xml).filter((node) => tagOf(node) !== undefined)
  const [root, second] = roots
  if (root === undefined) throw syntaxError(1, 'no tag was found')
  if (second !== undefined)
    throw syntaxError(lineAt(xml, startOf(second)), 'a second root tag; put everything into one <View>')
  assertNothingAfter(xml, root)
  const lines = lineStarts(xml)
  return toElement(root, undefined, (node) => {
    assertOpenTag(xml, startOf(node))
    return lineOf(lines, startOf(node))
  })
}

function parse(xml: string): RawNode[] {
  try {
    return parser.parse(xml) as RawNode[]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const deep = reason.startsWith('Maximum nested')
    throw syntaxError(1, deep ? `tags are nested deeper than ${deepestNesting}` : reason, error)
  }
}

/** XMLValidator refuses text before the root, but not after one that closes itself. */
function assertNothingAfter(xml: string, root: RawNode): void {
  const { endIndex } = root[metaData] as { endIndex: number }
  const text = withoutMarkup(xml.slice(endIndex)).trim()
  if (text === '') return
  throw syntaxError(
    lineAt(xml, xml.indexOf(text.charAt(0), endIndex)),
    `text outside of the root tag: ${text.slice(0, 40)}`,
  )
}

function toElement(
  node: RawNode,
  parent: ConfigElement | undefined,
  lineOfNode: (node: RawNode) => number,
): ConfigElement {
  const tag = tagOf(node) ?? ''
  const line = lineOfNode(node)
  const decode = (raw: string, decoder: (raw: string) => string): string => {
    try {
      return decoder(raw)
    } catch (error) {
      if (isBackendError(error)) throw error
      throw syntaxError(line, `<${tag}> ${(error as Error).message}`, error)
    }
  }
  const children: ConfigElement[] = []
  const element = { tag, line, parent, children, text: '', attributes: attributesOf(node, decode) }
  for (const child of node[tag] as RawNode[]) {
    if (tagOf(child) !== undefined) children.push(toElement(child, element, lineOfNode))
    else element.text += textOf(child, decode)
  }
  return element
}

type Decode = (raw: string, decoder: (raw: string) => string) => string

function attributesOf(node: RawNode, decode: Decode): Record<string, string> {
  const raw = Object.entries((node[':@'] ?? {}) as Record<string, string>)
  return Object.fromEntries(raw.map(([name, value]) => [name.slice('@_'.length), decode(value, decodeAttribute)]))
}

function textOf(node: RawNode, decode: Decode): string {
  const text = node['#text']
  if (typeof text === 'string') return decode(text, decodeText)
  const cdata = node['#cdata'] as RawNode[] | undefined
  return String(cdata?.[0]?.['#text'] ?? '')
}

function tagOf(node: RawNode): string | undefined {
  for (const key of Object.keys(node)) if (key !== ':@') return key.startsWith('#') ? undefined : key
  return undefined
}

function startOf(node: RawNode): number {
  return (node[metaData] as { startIndex: number } | undefined)?.startIndex ?? 0
}

function lineStarts(xml: string): number[] {
  const starts = [0]
  for (let at = xml.indexOf('\n'); at !== -1; at = xml.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: number[], index: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return low
}
