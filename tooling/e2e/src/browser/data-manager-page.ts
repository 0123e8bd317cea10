import type { Page } from 'playwright-core'

/** The list of tasks, drawn; `tab` is the id of one of its tabs. */
export async function openDataManager(page: Page, labelStudio: string, project: number, tab?: number): Promise<void> {
  await page.goto(`${labelStudio}/projects/${project}/data${tab === undefined ? '' : `?tab=${tab}`}`)
  await page.getByTestId('table-row').first().waitFor()
}

/** Clicks a row of the list, which opens its task in the editor. `row` counts from 0. */
export async function openRow(page: Page, row: number): Promise<void> {
  await page.getByTestId('table-row').nth(row).click()
  await editorReady(page)
}

/** Opens a task by its address, as a shared link does. */
export async function openTaskPage(page: Page, labelStudio: string, project: number, task: number): Promise<void> {
  await page.goto(`${labelStudio}/projects/${project}/data?task=${task}`)
  await editorReady(page)
}

/** Selects all tasks and runs Actions > Retrieve Predictions; returns when Label Studio has stored them. */
export async function pressRetrievePredictions(page: Page): Promise<number> {
  await page.getByRole('checkbox', { name: 'Select all rows' }).check({ force: true })
  await page.getByRole('button', { name: 'Actions' }).click()
  const answer = page.waitForResponse((response) => response.url().includes('retrieve_tasks_predictions'), {
    timeout: 60_000,
  })
  await page.getByText('Retrieve Predictions').click()
  await page.locator('button').filter({ hasText: /^ok$/i }).click()
  return (await answer).status()
}

async function editorReady(page: Page): Promise<void> {
  await page.locator('.lsf-main-view').first().waitFor()
  await page.getByTestId('bottombar-submit-button').or(page.getByTestId('bottombar-update-button')).waitFor()
}
