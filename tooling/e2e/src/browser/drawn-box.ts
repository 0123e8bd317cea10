import type { Page } from 'playwright-core'
import { toggleRegions } from './editor-state.ts'

/** Edges in pixels. */
export interface Edges {
  left: number
  top: number
  right: number
  bottom: number
}

/** The task with what is drawn on it, without the panels and buttons around it; as a PNG. */
export async function taskPicture(page: Page): Promise<Buffer> {
  const task = (await page.locator('.lsf-main-view__annotation').boundingBox())!
  const buttons = (await page.locator('.lsf-bottombar').boundingBox())!
  const height = Math.min(task.height, buttons.y - task.y)
  return page.screenshot({ clip: { ...task, height }, animations: 'disabled' })
}

/** Where hiding the regions changes the picture of the task; undefined when it changes nothing. */
export async function drawnBox(page: Page): Promise<Edges | undefined> {
  const shown = await taskPicture(page)
  await toggleRegions(page)
  const hidden = await taskPicture(page)
  await toggleRegions(page)
  return page.evaluate(
    differenceInPage,
    [shown, hidden].map((picture) => `data:image/png;base64,${picture.toString('base64')}`),
  )
}

/** Where the image of the task is in the picture of the task. */
export async function imageBox(page: Page): Promise<Edges> {
  const task = (await page.locator('.lsf-main-view__annotation').boundingBox())!
  const { x, y, width, height } = (await page.locator('.lsf-main-view__annotation img').first().boundingBox())!
  const [left, top] = [x - task.x, y - task.y]
  return { left, top, right: left + width, bottom: top + height }
}

/** Runs in the page, so everything that it needs stands inside of it. */
async function differenceInPage(pictures: string[]): Promise<Edges | undefined> {
  const [one, other] = await Promise.all(pictures.map(pixelsOf))
  let edges: Edges | undefined
  for (let at = 0; at < one!.data.length; at += 4) {
    if ([0, 1, 2].every((channel) => Math.abs(one!.data[at + channel]! - other!.data[at + channel]!) < 6)) continue
    const [x, y] = [(at / 4) % one!.width, Math.floor(at / 4 / one!.width)]
    edges ??= { left: x, top: y, right: x, bottom: y }
    const { left, top, right, bottom } = edges
    edges = {
      left: Math.min(left, x),
      top: Math.min(top, y),
      right: Math.max(right, x + 1),
      bottom: Math.max(bottom, y + 1),
    }
  }
  return edges

  async function pixelsOf(url: string): Promise<ImageData> {
    const picture = await createImageBitmap(await (await fetch(url)).blob())
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
    context.drawImage(picture, 0, 0)
    return context.getImageData(0, 0, picture.width, picture.height)
  }
}
