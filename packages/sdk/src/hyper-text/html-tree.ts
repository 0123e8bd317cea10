import { type DefaultTreeAdapterMap, defaultTreeAdapter, html as names, parse, parseFragment } from 'parse5'

type Parsed = DefaultTreeAdapterMap['parentNode']
type ParsedChild = DefaultTreeAdapterMap['childNode']

/** An element or a text node of the page that an annotator sees. */
export interface HtmlNode {
  readonly parent: HtmlNode | undefined
  /** Its step of an XPath: `p[2]`, `text()[1]`; empty for the root. */
  readonly step: string
  /** The string index in the text of the page at which it begins. */
  readonly start: number
  readonly children: Map<string, HtmlNode>
}

/** A text node with the string index after it. */
export interface HtmlTextNode extends HtmlNode {
  end: number
}

/** The page as data: its root, its text nodes in document order, and their text with a line break for each `<br>`. */
export interface HtmlTree {
  readonly root: HtmlNode
  readonly textNodes: readonly HtmlTextNode[]
  readonly text: string
}

/** What the editor's sanitizer takes out, with all that is inside. */
const removed = new Set(['script', 'iframe', '#comment', '#documentType'])

/**
 * A page without a doctype, which the sanitizer takes out: there Chromium leaves a table inside of a paragraph, as pages
 * did before standards.
 */
const pageAdapter = { ...defaultTreeAdapter, getDocumentMode: () => names.DOCUMENT_MODE.QUIRKS }

/** Reads HTML as a browser does: the page of an iframe (the root is its `<body>`), or what is inside of a `<div>`. */
export function readHtml(html: string, container: 'iframe' | 'div'): HtmlTree {
  const builder = new TreeBuilder()
  builder.add(container === 'div' ? readFragment(html) : readBody(html))
  return builder
}

function readFragment(html: string): Parsed {
  return parseFragment(defaultTreeAdapter.createElement('div', names.NS.HTML, []), html, {})
}

/** The `<body>`, or the `<frameset>` in its place. */
function readBody(html: string): Parsed {
  const page = parse(html, { treeAdapter: pageAdapter })
  const root = page.childNodes.find((node) => node.nodeName === 'html') as Parsed
  return root.childNodes.findLast((node) => node.nodeName === 'body' || node.nodeName === 'frameset') as Parsed
}

/** An element whose children are being read: `counts` has how many of each name came before. */
interface OpenElement {
  readonly node: HtmlNode
  readonly left: Iterator<ParsedChild>
  readonly counts: Map<string, number>
  /** The text node that ends here, with which text goes on that only a comment or a script parts from it. */
  last: HtmlTextNode | undefined
}

class TreeBuilder implements HtmlTree {
  readonly root: HtmlNode = { parent: undefined, step: '', start: 0, children: new Map() }
  readonly textNodes: HtmlTextNode[] = []
  text = ''

  /** Goes through elements without recursion: hostile pages are nested a hundred thousand deep. */
  add(parsed: Parsed): void {
    const open = [openElement(this.root, parsed)]
    for (let around = open.at(-1); around; around = open.at(-1)) {
      const { value: child, done } = around.left.next()
      if (done) open.pop()
      else if (!removed.has(child.nodeName)) this.#addChild(child, around, open)
    }
  }

  #addChild(child: ParsedChild, around: OpenElement, open: OpenElement[]): void {
    if ('value' in child) {
      this.#addText(child.value, around)
      return
    }
    around.last = undefined
    const node = this.#addNode(child.nodeName.toLowerCase(), around)
    if (child.nodeName === 'br') this.text += '\n'
    if ('childNodes' in child) open.push(openElement(node, child))
  }

  #addText(value: string, around: OpenElement): void {
    if (around.last === undefined) {
      around.last = { ...this.#addNode('text()', around), end: this.text.length }
      around.node.children.set(around.last.step, around.last)
      this.textNodes.push(around.last)
    }
    this.text += value
    around.last.end = this.text.length
  }

  #addNode(name: string, { node: parent, counts }: OpenElement): HtmlNode {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const node = { parent, step: `${name}[${count}]`, start: this.text.length, children: new Map() }
    parent.children.set(node.step, node)
    return node
  }
}

function openElement(node: HtmlNode, parsed: Parsed): OpenElement {
  return { node, left: parsed.childNodes.values(), counts: new Map(), last: undefined }
}
