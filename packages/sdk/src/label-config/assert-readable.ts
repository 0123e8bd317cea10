import { BackendError } from '@label-studio-ml/protocol'
import { lineAt, syntaxError } from './syntax-error.ts'

/**
 * Characters of one label config. Label Studio's editor shows every label, also hidden ones: a Taxonomy of 100,000 choices
 * has some 4 million and is no longer usable.
 */
const maxLabelConfigLength = 5 * 1024 * 1024
/** Characters without a "<": one text or attribute. An image inside of a Header or a style sheet has less. */
const maxRunLength = 512 * 1024
/** What may stand before the root tag, piece by piece. */
const beforeRoot = /\s+|<!--.*?-->|<\?.*?\?>/sy

/** The size up to which a label config is read. */
export interface LabelConfigLimits {
  /** Characters of the XML, 5 million unless given. A caller that has checked the size passes `Infinity`. */
  maxLength?: number
}

/** @throws BackendError LABEL_CONFIG_TOO_LARGE for XML of more characters than Label Studio's editor shows. */
export function assertLength(xml: string, { maxLength = maxLabelConfigLength }: LabelConfigLimits): void {
  if (xml.length <= maxLength) return
  throw new BackendError(
    'LABEL_CONFIG_TOO_LARGE',
    `The label config has ${xml.length} characters; the limit is ${maxLength} (maxLength). Load long lists of choices with apiUrl or from the task.`,
  )
}

/**
 * Refuses at once what a parser would read slowly to its end.
 * @throws BackendError LABEL_CONFIG_SYNTAX for a DTD or half a surrogate pair, LABEL_CONFIG_TOO_LARGE for one text or
 * attribute of more than half a million characters.
 */
export function assertReadable(xml: string): void {
  assertNoDoctype(xml)
  assertShortRuns(xml)
  assertWholeCharacters(xml)
}

function assertNoDoctype(xml: string): void {
  beforeRoot.lastIndex = 0
  let at = 0
  while (beforeRoot.test(xml)) at = beforeRoot.lastIndex
  if (!xml.startsWith('<!DOCTYPE', at)) return
  throw syntaxError(lineAt(xml, at), 'a document type ("<!DOCTYPE") is not allowed; remove it')
}

function assertShortRuns(xml: string): void {
  for (let start = 0; xml.length - start > maxRunLength; ) {
    const next = xml.indexOf('<', start + 1)
    const end = next === -1 ? xml.length : next
    if (end - start > maxRunLength) {
      const problem = `a text or attribute has ${end - start} characters; the limit is ${maxRunLength}`
      throw new BackendError('LABEL_CONFIG_TOO_LARGE', `Line ${lineAt(xml, start)} of the label config: ${problem}`)
    }
    start = end
  }
}

/** Bodies of requests may hold half a surrogate pair as `\ud83d`, which the parser would join with the next character. */
function assertWholeCharacters(xml: string): void {
  if (xml.isWellFormed()) return
  throw syntaxError(
    lineAt(xml, xml.search(/\p{Surrogate}/u)),
    'half a surrogate pair is not allowed; send whole characters',
  )
}
