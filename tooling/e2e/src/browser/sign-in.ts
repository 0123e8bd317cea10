import type { Page } from 'playwright-core'
import { user } from '../label-studio/server-environment.ts'

/** Logs in on Label Studio's own page as the harness's user. */
export async function signIn(page: Page, labelStudio: string): Promise<void> {
  await page.goto(`${labelStudio}/user/login/`)
  await page.fill('input[name=email]', user.email)
  await page.fill('input[name=password]', user.password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/user/login'))
}
