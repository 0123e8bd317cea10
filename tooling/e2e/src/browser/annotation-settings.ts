import type { Locator, Page } from 'playwright-core'

/** Settings > Annotation. */
export async function openAnnotationSettings(page: Page, labelStudio: string, project: number): Promise<void> {
  await page.goto(`${labelStudio}/projects/${project}/settings/annotation`)
  await predictionsSelect(page).waitFor()
}

/**
 * Chooses a backend's title or a version under "Select which predictions or which model you want to use", and saves.
 * `opened` is called while the list is open.
 */
export async function choosePredictions(page: Page, choice: string, opened: () => Promise<unknown>): Promise<void> {
  await predictionsSelect(page).click()
  const option = page.getByText(`${choice} (`).last()
  await option.waitFor()
  await opened()
  await option.click()
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.getByRole('button', { name: 'Save annotation settings' }).click()
  await saved
}

/** Its test id comes and goes with the value that is chosen. */
function predictionsSelect(page: Page): Locator {
  return page.getByText('Select which predictions or which model').locator('xpath=..').locator('button').first()
}
