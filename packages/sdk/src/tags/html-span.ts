import { type HtmlSpan, type HtmlText, htmlText } from '../hyper-text/html-text.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { CodePointSpan } from '../text-offsets/token-alignment.ts'
import { htmlSpan } from '../value-rules/span-rules.ts'
import { isObject, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readText } from './read-values.ts'
import { regionError, targetObject } from './region-frame.ts'
import { shownObject } from './shown-value.ts'
import type { SpanFormat, SpanFrame } from './span-format.ts'
import { assertCodePoints, assertWithin, writtenText } from './text-span.ts'

/** Two places in text nodes of a HyperText. */
export type XPathRange = Omit<HtmlSpan, 'globalOffsets'>

interface OnHtml extends SpanFrame {
  /** The HTML of the task, or `htmlText` of it made once for many spans: the region gets all that the editor stores. */
  html?: string | HtmlText | undefined
  /** The covered text. */
  text?: string | undefined
}

/** A span of a `HyperText` by the code points of its text. */
export interface HtmlSpanOptions extends OnHtml {
  /** First code point of the span in `htmlText(html).text`. */
  start: number
  /** Code point after the span. */
  end: number
}

/** A span of a `HyperText` by XPaths. */
export interface XPathSpanOptions extends OnHtml, XPathRange {
  globalOffsets?: CodePointSpan | undefined
}

/** A span of HTML. */
export interface ReadHtmlSpan {
  /** Code points of the page's text (`htmlText(html).text`); undefined if the region has XPaths alone. */
  start: number | undefined
  end: number | undefined
  /** For `htmlText(html).toGlobal(xPath)`; undefined if the region has code points alone. */
  xPath: XPathRange | undefined
  /** As it is written: the editor writes line breaks as a backslash and an n. */
  text: string | undefined
}

/** The place as the region carries it. */
type Marked =
  | { start: number; end: number; globalOffsets?: undefined }
  | (XPathRange & { globalOffsets?: CodePointSpan })

function build(control: ControlTagData, options: HtmlSpanOptions | XPathSpanOptions) {
  const page = pageOf(control, options)
  const { text } = options
  const range = isXPathRange(options) ? byXPath(control, options, page) : byCodePoints(control, options, page)
  const global = range.globalOffsets
  const covered = page && global ? writtenText(page.offsets.slice(global.start, global.end)) : text
  return covered === undefined ? range : { ...range, text: covered }
}

function pageOf(control: ControlTagData, options: OnHtml): HtmlText | undefined {
  if (typeof options.html !== 'string') return options.html
  return htmlText(options.html, { inline: targetObject(control, options)?.attribute('inline') === 'true' })
}

function byCodePoints(control: ControlTagData, { start, end }: HtmlSpanOptions, page: HtmlText | undefined): Marked {
  assertCodePoints(control, start, end)
  if (page === undefined) return { start, end }
  assertWithin(control, end, page.offsets)
  return page.toXPath(start, end)
}

function byXPath(control: ControlTagData, options: XPathSpanOptions, page: HtmlText | undefined): Marked {
  const { start, end, startOffset, endOffset } = options
  const range = { start, end, startOffset, endOffset }
  const wrong = htmlSpan(range, control)
  if (wrong) throw regionError(control, `has a wrong ${wrong.path.replace('value.', '')}: ${wrong.problem}`)
  const globalOffsets = page ? page.toGlobal(range) : options.globalOffsets
  if (page && globalOffsets === undefined)
    throw regionError(control, `has the XPaths ${start} and ${end} with offsets that are not in the HTML`)
  return globalOffsets === undefined ? range : { ...range, globalOffsets }
}

function isXPathRange(options: HtmlSpanOptions | XPathSpanOptions): options is XPathSpanOptions {
  return typeof options.start === 'string' || typeof options.end === 'string'
}

function read(value: RegionValue): ReadHtmlSpan | undefined {
  const { start, end, startOffset, endOffset, globalOffsets } = value
  const text = readText(value, 'text')
  if (isWholeNumber(start, 0) && isWholeNumber(end, 0)) return { start, end, xPath: undefined, text }
  const isPath = typeof start === 'string' && typeof end === 'string'
  const hasOffsets = isWholeNumber(startOffset, 0) && isWholeNumber(endOffset, 0)
  const xPath = isPath && hasOffsets ? { start, end, startOffset, endOffset } : undefined
  const global = isSpan(globalOffsets) ? globalOffsets : undefined
  return xPath || global ? { start: global?.start, end: global?.end, xPath, text } : undefined
}

function isSpan(written: unknown): written is CodePointSpan {
  return isObject(written) && isWholeNumber(written.start, 0) && isWholeNumber(written.end, 0)
}

/** Spans of `HyperText`. */
export const htmlSpans = {
  takes: '{ start, end } in code points of the text, or { start, startOffset, end, endOffset } with XPaths, and html',
  options: ['html', 'text', 'startOffset', 'endOffset', 'globalOffsets'],
  build,
  read,
  check: htmlSpan,
  /** It begins and ends with a text node's character: a line break may be a `<br>`. */
  sample(control, place): HtmlSpanOptions | undefined {
    const object = shownObject(control, place)
    const html = object?.tag.is('HyperText') ? object.tag.pageOf(object.task, object) : undefined
    const marked = [...(html?.text ?? '')].flatMap((character, index) => (character === '\n' ? [] : [index]))
    if (html === undefined || marked.length === 0) return undefined
    const start = place.random.integer(0, marked.length - 1)
    const last = place.random.integer(start, marked.length - 1)
    return { start: marked[start]!, end: marked[last]! + 1, html }
  },
} satisfies SpanFormat<HtmlSpanOptions | XPathSpanOptions, object, ReadHtmlSpan>
