import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { launchChromium } from '../browser/chromium.ts'

/** One text node as Chromium has it: its XPath below the root, and the code points before it, with one for each `<br>`. */
interface BrowserTextNode {
  path: string
  text: string
  start: number
}

const folder = new URL('../../../../packages/sdk/src/hyper-text/__fixtures__/', import.meta.url)

/** Writes how Chromium reads the documents of the SDK's HyperText tests, as the page of an iframe and inside of a div. */
async function writeFixture(): Promise<void> {
  const documents = JSON.parse(readFileSync(new URL('documents.json', folder), 'utf8')) as Record<string, string>
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.setContent('<!DOCTYPE html><title>HyperText</title>')
  const lines: string[] = []
  for (const [name, html] of Object.entries(documents)) {
    const [iframe, div] = [await readNodes(page, html, 'iframe'), await readNodes(page, html, 'div')]
    lines.push(`${JSON.stringify(name)}: ${JSON.stringify({ iframe, div })}`)
  }
  writeFileSync(new URL('browser-text-nodes.json', folder), `{\n${lines.join(',\n')}\n}\n`)
  await browser.close()
}

function readNodes(page: Page, html: string, kind: 'iframe' | 'div'): Promise<BrowserTextNode[]> {
  return page.evaluate(readNodesInPage, { html, kind })
}

/** Runs in the page, so everything that it needs stands inside of it. */
async function readNodesInPage({ html, kind }: { html: string; kind: 'iframe' | 'div' }): Promise<BrowserTextNode[]> {
  const root = kind === 'div' ? inDiv() : await inIframe()
  for (const element of root.querySelectorAll('script, iframe')) element.remove()
  const comments = document.createNodeIterator(root, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION)
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) (comment as Comment).remove()
  root.normalize()
  const nodes: BrowserTextNode[] = []
  let start = 0
  visit(root)
  return nodes

  function inDiv(): HTMLElement {
    const div = document.createElement('div')
    document.body.replaceChildren(div)
    div.innerHTML = html
    return div
  }

  async function inIframe(): Promise<HTMLElement> {
    const iframe = document.createElement('iframe')
    iframe.setAttribute('sandbox', 'allow-same-origin allow-scripts')
    // As Label Studio's sanitizer does; without a doctype Chromium leaves a table inside of a paragraph.
    iframe.srcdoc = html.replace(/^\s*<!doctype[^>]*>/i, '')
    const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve))
    document.body.replaceChildren(iframe)
    await loaded
    return iframe.contentDocument!.body
  }

  function visit(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue!
      nodes.push({ path: pathOf(node), text, start })
      start += [...text].length
    } else if (node.nodeName === 'BR') start++
    for (const child of node.childNodes) visit(child)
  }

  function pathOf(node: Node): string {
    let path = ''
    for (let at = node; at !== root; at = at.parentNode!) {
      const name = at.nodeName
      let count = 1
      for (let before = at.previousSibling; before; before = before.previousSibling)
        if (before.nodeName === name) count++
      path = `/${at.nodeType === Node.TEXT_NODE ? 'text()' : name.toLowerCase()}[${count}]${path}`
    }
    return path
  }
}

await writeFixture()
