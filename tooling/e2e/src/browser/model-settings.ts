import type { Locator, Page } from 'playwright-core'

/** What a person types into "Connect Model". */
export interface ModelForm {
  title: string
  url: string
  isInteractive: boolean
}

/** Settings > Model. */
export async function openModelSettings(page: Page, labelStudio: string, project: number): Promise<void> {
  await page.goto(`${labelStudio}/projects/${project}/settings/ml`)
  await page.getByRole('heading', { name: 'Model', exact: true }).waitFor()
}

/** Fills "Connect Model", presses Validate and Save and waits for the card of the new backend. `filled` is called between. */
export async function connectModel(page: Page, form: ModelForm, filled: () => Promise<unknown>): Promise<Locator> {
  await page.locator('button').filter({ hasText: 'Connect Model' }).click()
  const dialog = page.locator('form[action=addMLBackend]')
  await dialog.locator('input[name=title]').fill(form.title)
  await dialog.locator('input[name=url]').fill(form.url)
  if (form.isInteractive) await dialog.locator('input[name=is_interactive]').check({ force: true })
  await filled()
  await dialog.getByText('Validate and Save').click()
  const card = modelCard(page, form.title)
  await card.waitFor()
  return card
}

/** The card of a connected backend: state, title, address and menu. */
function modelCard(page: Page, title: string): Locator {
  return page.locator('.lsf-backend-card').filter({ hasText: title })
}

/**
 * Opens the card's menu, presses Start Training there and in the dialog; returns the status of Label Studio's answer.
 * `opened` is called while the menu is open.
 */
export async function pressStartTraining(page: Page, title: string, opened: () => Promise<unknown>): Promise<number> {
  await modelCard(page, title).getByRole('button', { name: 'Machine learning model options' }).click()
  const answer = page.waitForResponse((response) => /\/api\/ml\/\d+\/train/.test(response.url()))
  const entry = page.locator('li').getByText('Start Training', { exact: true })
  await entry.hover()
  await opened()
  await entry.click()
  await page.getByRole('button', { name: /start training/i }).click()
  const status = (await answer).status()
  await page.getByText('Request Sent!').waitFor()
  return status
}
