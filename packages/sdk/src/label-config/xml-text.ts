const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const reference = /&(?:#x([0-9a-fA-F]+);|#([0-9]+);|([^;&\s]{1,40});)?/g

/** Thrown by the decoders; the reader of the document adds the line. */
export class XmlTextError extends Error {}

/**
 * Decodes the five entities of XML and character references in text.
 * @throws XmlTextError for any other entity (`&nbsp;` is HTML), a bare `&` and characters that XML forbids.
 */
export function decodeText(raw: string): string {
  if (raw.includes(']]>')) throw new XmlTextError('has "]]>" outside of CDATA; write ]]&gt;')
  return decodeReferences(raw)
}

function decodeReferences(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(reference, (written: string, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16), written)
    if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10), written)
    const decoded = name !== undefined && Object.hasOwn(namedEntities, name) ? namedEntities[name] : undefined
    if (decoded !== undefined) return decoded
    if (name === undefined) throw new XmlTextError('has "&" that begins no entity; write &amp;')
    throw new XmlTextError(
      `has the entity ${written}, which XML does not know; write the character itself or its number as &#160;`,
    )
  })
}

/** Decodes an attribute's value: white space characters become spaces first, as XML asks; `&#10;` stays a line break. */
export function decodeAttribute(raw: string): string {
  if (raw.includes('<')) throw new XmlTextError('has "<" inside an attribute; write &lt;')
  return decodeReferences(raw.replace(/[\t\n\r]/g, ' '))
}

function characterOf(codePoint: number, written: string): string {
  if (!isXmlCharacter(codePoint)) throw new XmlTextError(`has ${written}, a character that XML does not allow`)
  return String.fromCodePoint(codePoint)
}

function isXmlCharacter(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint === 0x9 || codePoint === 0xa || codePoint === 0xd
  return (
    codePoint <= 0xd7ff ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  )
}
