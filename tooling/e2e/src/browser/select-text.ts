import type { Page } from 'playwright-core'

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Marks `words` in the open text with the mouse, as a person with a label active does. @throws Error when they are not there. */
export async function selectText(page: Page, words: string): Promise<void> {
  const { left, top, width, height } = await boxOf(page, words)
  const middle = top + height / 2
  await page.mouse.move(left + 1, middle)
  await page.mouse.down()
  await page.mouse.move(left + width / 2, middle, { steps: 5 })
  await page.mouse.move(left + width - 1, middle, { steps: 5 })
  await page.mouse.up()
}

async function boxOf(page: Page, words: string): Promise<Box> {
  const box = await page.locator('.lsf-htx-richtext').first().evaluate(findBox, words)
  if (box) return box
  throw new Error(`Expected "${words}" in one piece in the open text, which is "${await openText(page)}".`)
}

/** The text of the open task as the editor shows it. */
async function openText(page: Page): Promise<string> {
  return (await page.locator('.lsf-htx-richtext').first().textContent()) ?? ''
}

/** Texts of the highlighted spans, in the order of the text. */
export async function highlightedTexts(page: Page): Promise<string[]> {
  return page.locator('.lsf-htx-richtext .htx-highlight').allTextContents()
}

/** Runs inside the page: the box of the first text node that holds `words`. */
function findBox(root: Element, words: string): Box | undefined {
  const walker = root.ownerDocument.createTreeWalker(root, 4)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1
    if (at < 0) continue
    const range = root.ownerDocument.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + words.length)
    const { left, top, width, height } = range.getBoundingClientRect()
    return { left, top, width, height }
  }
  return undefined
}
