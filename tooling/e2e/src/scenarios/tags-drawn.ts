import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { checkResult } from '@label-studio-ml/sdk/host'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { assertDone } from '../assert.ts'
import { launchChromium } from '../browser/chromium.ts'
import { drawnBox, type Edges, imageBox, taskPicture } from '../browser/drawn-box.ts'
import { editorState, openLabelStream } from '../browser/editor-state.ts'
import { signIn } from '../browser/sign-in.ts'
import { createProject } from '../label-studio/projects.ts'
import { importPredicted } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'
import { type Drawing, drawings } from '../tags/drawings.ts'
import { type LostForm, lostForms } from '../tags/lost-forms.ts'
import { scene } from '../tags/scene.ts'

/** Where the docs pages of control tags look for their pictures. */
const screenshots = resolve(import.meta.dirname, '../../../../docs/screenshots/tags')

/** How far an edge may be off, in pixels: a line has a width, and corners have handles. */
const tolerancePx = 6

/**
 * The editor shows a prediction of every control tag where it belongs, and would save it as it was sent.
 * WRITE_SCREENSHOTS=1 also writes the pictures of the docs.
 */
export const tagsDrawn: Scenario = {
  name: 'tags-drawn',
  app: 'ner-tagger',
  runsOn: newestReleaseOnly,
  run: drawTags,
}

async function drawTags(context: TestContext): Promise<void> {
  const browser = await launchChromium()
  const page = await browser.newPage({ viewport: { width: 1100, height: 960 } })
  page.setDefaultTimeout(30_000)
  try {
    await signIn(page, context.labelStudio.url)
    for (const drawing of drawings) {
      const { tag, object } = drawing
      await assertDone(`<${tag}> on <${object}> is shown from its prediction`, () => see(context, page, drawing))
    }
    for (const form of lostForms) {
      await assertDone(`of ${form.name} nothing is drawn`, () => seeNothing(context, page, form))
    }
  } finally {
    await browser.close()
  }
}

async function see(context: TestContext, page: Page, drawing: Drawing): Promise<void> {
  await open(context, page, drawing)
  try {
    await seeOnPage(page, drawing)
  } catch (error) {
    await page.screenshot({ path: join(context.artifacts, `${drawing.tag}-on-${drawing.object}.png`) })
    throw error
  }
}

async function seeNothing(context: TestContext, page: Page, { drawing, kept }: LostForm): Promise<void> {
  expect(checkResult(drawing.result, parseLabelConfig(drawing.labelConfig))).toHaveLength(1)
  await open(context, page, drawing)
  const values = async () => (await editorState(page))?.result.map(({ value }) => value)
  await expect.poll(values, { timeout: 20_000 }).toEqual([kept])
}

/** Opens the one task of a project of its own. */
async function open({ labelStudio }: TestContext, page: Page, drawing: Drawing): Promise<void> {
  const { tag, object, labelConfig, data, result } = drawing
  const { id } = await createProject(labelStudio.api, `${tag} on ${object}`, labelConfig, {
    show_collab_predictions: true,
  })
  await importPredicted(labelStudio.api, id, [{ data, predictions: [{ result, score: 0.9, model_version: 'v1' }] }])
  await openLabelStream(page, labelStudio.url, id)
}

async function seeOnPage(page: Page, { tag, object, result, seen }: Drawing): Promise<void> {
  if ('refusal' in seen) {
    await page.getByText(seen.refusal).first().waitFor()
    return expect((await editorState(page))?.result ?? []).toEqual([])
  }
  await expect.poll(async () => (await editorState(page))?.result, { timeout: 20_000 }).toMatchObject(result)
  if ('element' in seen) await page.locator(seen.element).waitFor()
  else await seeRegion(page, 'covers' in seen ? seen.covers : undefined)
  const isInDocs = object === drawings.find((drawing) => drawing.tag === tag)?.object
  if (process.env.WRITE_SCREENSHOTS && isInDocs) {
    mkdirSync(screenshots, { recursive: true })
    const name = tag.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
    writeFileSync(join(screenshots, `${name}.png`), await taskPicture(page))
  }
}

/** One region that is listed, and that covers these pixels of an image, or anything on what is not an image. */
async function seeRegion(page: Page, covered: Edges | undefined): Promise<void> {
  expect((await editorState(page))?.listed).toBe(1)
  if (!covered) return expect.poll(() => drawnBox(page), { timeout: 20_000 }).toBeDefined()
  const { left, top, right, bottom } = await imageBox(page)
  const [across, down] = [(right - left) / scene.width, (bottom - top) / scene.height]
  const wanted = {
    left: left + covered.left * across,
    top: top + covered.top * down,
    right: left + covered.right * across,
    bottom: top + covered.bottom * down,
  }
  await expect.poll(async () => misplaced(await drawnBox(page), wanted), { timeout: 20_000 }).toEqual([])
}

/** The edges that are not where they should be, for people. */
function misplaced(drawn: Edges | undefined, wanted: Edges): string[] {
  if (!drawn) return ['nothing is drawn']
  return (['left', 'top', 'right', 'bottom'] as const)
    .filter((edge) => Math.abs(drawn[edge] - wanted[edge]) > tolerancePx)
    .map((edge) => `${edge} is ${drawn[edge]}, expected ${wanted[edge].toFixed()}`)
}
