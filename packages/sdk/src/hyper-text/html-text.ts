import { BackendError } from '@label-studio-ml/protocol'
import { type CodePointOffsets, codePointOffsets } from '../text-offsets/code-point-offsets.ts'
import type { CodePointSpan } from '../text-offsets/token-alignment.ts'
import { type HtmlNode, type HtmlTextNode, type HtmlTree, readHtml } from './html-tree.ts'

/** A span of a HyperText as regions carry it: XPaths of text nodes with UTF-16 units inside, and code points of the page. */
export interface HtmlSpan {
  /** XPath of the text node in which the span begins, from the root of the HTML: `/p[1]/text()[1]`. */
  start: string
  end: string
  /** UTF-16 units in the text node of `start`. */
  startOffset: number
  /** UTF-16 units in the text node of `end`. */
  endOffset: number
  globalOffsets: CodePointSpan
}

/** The text of a HyperText and its places, in every form that Label Studio knows. */
export interface HtmlText {
  /** The text nodes one after the other, with a line break for each `<br>`: its code points are Label Studio's `globalOffsets`. */
  readonly text: string
  /** Converts the offsets of `text`. */
  readonly offsets: CodePointOffsets
  /** The span from one code point of `text` to another (exclusive), without the `<br>` at its ends. */
  toXPath(globalStart: number, globalEnd: number): HtmlSpan
  /** The span from one string index of `text` to another (exclusive). */
  spanAt(start: number, end: number): HtmlSpan
  /** The code points of `text` that a region's XPaths mark; undefined if the HTML has no such place. */
  toGlobal(span: Omit<HtmlSpan, 'globalOffsets'>): CodePointSpan | undefined
}

/**
 * Reads HTML as the page on which Label Studio's annotators mark spans: by the rules of browsers (implied tags, entities,
 * line ends), without what the editor's sanitizer takes out: `<script>`, `<iframe>`, comments, the doctype. The texts
 * of `<style>`, `<textarea>`, `<option>` count where they stand in the body; those of `<head>` and `<template>` do not.
 *
 * Assumed is Chromium with the iframe of a HyperText without `inline="true"`. The sanitizer writes the HTML anew before
 * the browser reads it: of tags that overlap (`<b><i></b></i>`) and of mark-up inside of `<noscript>` it may make another
 * page. When an XPath leads nowhere the editor takes `globalOffsets`.
 * @param options.inline `inline="true"`: the HTML stands inside of a `<div>` of the editor's page
 * @throws BackendError REGION_INVALID from the conversions for offsets outside of the text, or around no text
 * @example htmlText('<p>🐱 cat</p>').spanAt(3, 6) // { start: '/p[1]/text()[1]', end: …, startOffset: 3, endOffset: 6, globalOffsets: { start: 2, end: 5 } }
 */
export function htmlText(html: string, { inline = false }: { inline?: boolean } = {}): HtmlText {
  const tree = readHtml(html, inline ? 'div' : 'iframe')
  const offsets = codePointOffsets(tree.text)
  const spanAt = (start: number, end: number): HtmlSpan => spanOf(tree, offsets, start, end)
  return {
    text: tree.text,
    offsets,
    spanAt,
    toXPath: (globalStart, globalEnd) => spanAt(offsets.toUtf16(globalStart), offsets.toUtf16(globalEnd)),
    toGlobal: ({ start, startOffset, end, endOffset }) => {
      const [from, to] = [indexOf(tree, start, startOffset), indexOf(tree, end, endOffset)]
      if (from === undefined || to === undefined) return undefined
      return { start: offsets.toCodePoint(from), end: offsets.toCodePoint(to) }
    },
  }
}

/** The span begins in the first text node that has text after `start`, and ends in the last that has text before `end`. */
function spanOf({ textNodes }: HtmlTree, offsets: CodePointOffsets, start: number, end: number): HtmlSpan {
  const [wantedStart, wantedEnd] = [offsets.toCodePoint(start), offsets.toCodePoint(end)]
  const first = textNodes[countWhile(textNodes, (node) => node.end <= start)]
  const last = textNodes[countWhile(textNodes, (node) => node.start < end) - 1]
  const from = Math.max(start, first?.start ?? 0)
  const to = Math.min(end, last?.end ?? 0)
  if (first === undefined || last === undefined || from >= to) {
    const wanted = `${wantedStart} to ${wantedEnd}`
    throw new BackendError(
      'REGION_INVALID',
      `Expected a span with text in it, got code points ${wanted} of a HyperText with ${offsets.length}, where no text node has any; a span is start < end`,
    )
  }
  return {
    start: pathOf(first),
    end: pathOf(last),
    startOffset: from - first.start,
    endOffset: to - last.start,
    globalOffsets: { start: offsets.toCodePoint(from), end: offsets.toCodePoint(to) },
  }
}

function pathOf(node: HtmlNode): string {
  const steps: string[] = []
  for (let at: HtmlNode | undefined = node; at?.parent; at = at.parent) steps.push(at.step)
  return `/${steps.reverse().join('/')}`
}

/** The string index of an offset inside of a node; old regions have XPaths of elements. */
function indexOf({ root, text }: HtmlTree, path: string, offset: number): number | undefined {
  let node: HtmlNode | undefined = root
  for (const step of path.split('/')) {
    if (step !== '' && step !== '.') node = node?.children.get(step.endsWith(']') ? step : `${step}[1]`)
  }
  if (node === undefined || !Number.isSafeInteger(offset) || offset < 0) return undefined
  const index = node.start + offset
  return index <= ((node as Partial<HtmlTextNode>).end ?? text.length) ? index : undefined
}

/** How many of the sorted nodes a condition holds for that is true for the first of them. */
function countWhile(nodes: readonly HtmlTextNode[], holds: (node: HtmlTextNode) => boolean): number {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const node = nodes[middle]
    if (node && holds(node)) low = middle + 1
    else high = middle
  }
  return low
}
