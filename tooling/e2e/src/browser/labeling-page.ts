import { waitUntil } from '@label-studio-ml/harness'
import type { Page } from 'playwright-core'
import type { InteractiveAnswer } from '../label-studio/backends.ts'

/** Switches Auto-Annotation on for the open task. An editor that has only just been drawn may not take the first click. */
export async function switchAutoAnnotationOn(page: Page): Promise<void> {
  const toggle = page.getByTestId('bottombar-auto-annotation-toggle')
  const isOn = async () => {
    if (await toggle.isChecked()) return true
    await toggle.click({ force: true })
    return false
  }
  await waitUntil('Auto-Annotation is on', isOn, { everyMs: 500 })
}

/** Makes a label of the open editor the active one. */
export async function chooseLabel(page: Page, label: string): Promise<void> {
  await page.locator('.lsf-labels .lsf-label').filter({ hasText: label }).first().click()
}

/** Runs `prompt` and returns what Label Studio gave the page for the interactive request it causes. */
export async function interactiveAnswer(page: Page, prompt: () => Promise<void>): Promise<InteractiveAnswer> {
  const answer = page.waitForResponse((response) => response.url().includes('/interactive-annotating'))
  await prompt()
  return (await (await answer).json()) as InteractiveAnswer
}

/** Texts of the regions the open annotation has, from the list beside the editor. */
export async function listedRegions(page: Page): Promise<string[]> {
  return page.locator('.lsf-outliner-item').allInnerTexts()
}

/** Takes over suggestions that still wait for a yes. On Text the editor has made regions of them already. */
export async function acceptSuggestions(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: /accept suggestion/i })
  while ((await accept.count()) > 0) await accept.first().click()
}

/** Presses Submit and waits until Label Studio has saved the annotation. */
export async function pressSubmit(page: Page): Promise<void> {
  const saved = page.waitForResponse(
    (response) => /\/api\/tasks\/\d+\/annotations/.test(response.url()) && response.request().method() === 'POST',
  )
  await page.getByTestId('bottombar-submit-button').click()
  const status = (await saved).status()
  if (status !== 201) throw new Error(`Submit was answered with ${status}, expected 201.`)
}

/** Texts of the tabs over the open task: one for each annotation and prediction. */
export async function predictionTabs(page: Page): Promise<string[]> {
  return page.locator('.lsf-annotations-carousel .lsf-annotation-button').allTextContents()
}

/** True when a tab names this version, whole or shortened in the middle (`v1-20261...005536`), as the editor does with long ones. */
export function namesVersion(tab: string, version: string): boolean {
  if (tab.includes(version)) return true
  const [start, rest] = tab.split('...')
  if (!start || !rest) return false
  const end = version.slice(-6)
  return version.startsWith(start) && rest.startsWith(end)
}
