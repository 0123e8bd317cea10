import { type RunningBackend, startApp } from '@label-studio-ml/harness'
import { routes } from '@label-studio-ml/protocol'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

let app: RunningBackend
let browser: Browser

beforeAll(async () => {
  app = await startApp('simple-text-classifier')
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: args.split(' ') })
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

test('/docs below a base path lists every operation, reaches /health and asks nobody but the backend', async () => {
  const page = await browser.newPage()
  const problems = await watch(page, app.url)
  await page.goto(`${app.url}/my/model/docs`)
  await page.waitForSelector('.opblock')
  expect(await page.locator('.opblock').count()).toBe(Object.keys(routes).length)
  const operation = page.locator('#operations-Health-health')
  await operation.locator('button.opblock-summary-control').click()
  await operation.locator('.try-out__btn').click()
  await operation.locator('.execute').click()
  await operation.locator('.live-responses-table').getByText('"UP"').waitFor()
  expect(problems).toEqual([])
})

/** Collects what goes wrong on a page; every request to another host is stopped and is a problem. */
async function watch(page: Page, url: string): Promise<string[]> {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.route('**', (route) => {
    const requested = route.request().url()
    if (requested.startsWith(url)) return route.continue()
    problems.push(`the page asks ${requested}`)
    return route.abort()
  })
  return problems
}
