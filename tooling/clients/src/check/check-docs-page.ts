import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { routes } from '@label-studio-ml/protocol'
import { chromium, type Page } from 'playwright-core'
import { artifacts } from '../repository-paths.ts'

const executablePath = '/usr/bin/chromium'
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/**
 * Opens /docs below a base path in Chromium: it must list every operation, reach /health from the page, and ask nobody
 * but the backend. Leaves `docs.png` among the artifacts.
 */
export async function checkDocsPage(url: string): Promise<void> {
  assert.ok(existsSync(executablePath), `Expected Chromium at ${executablePath} (Debian: apt-get install chromium).`)
  const browser = await chromium.launch({ executablePath, args: args.split(' ') })
  try {
    const page = await browser.newPage()
    const problems = await watch(page, url)
    await page.goto(`${url}/my/model/docs`)
    await page.waitForSelector('.opblock')
    assert.equal(await page.locator('.opblock').count(), Object.keys(routes).length, 'operations on the page')
    await page.screenshot({ path: join(artifacts, 'docs.png'), fullPage: true })
    await tryHealth(page)
    assert.deepEqual(problems, [])
  } finally {
    await browser.close()
  }
}

/** Collects what goes wrong on a page; every request to another host is stopped and is a problem. */
async function watch(page: Page, url: string): Promise<string[]> {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.route('**', (route) => {
    const asked = route.request().url()
    if (asked.startsWith(url)) return route.continue()
    problems.push(`the page asks ${asked}`)
    return route.abort()
  })
  return problems
}

async function tryHealth(page: Page): Promise<void> {
  const operation = page.locator('#operations-Health-health')
  await operation.locator('button.opblock-summary-control').click()
  await operation.locator('.try-out__btn').click()
  await operation.locator('.execute').click()
  await operation.locator('.live-responses-table').getByText('"UP"').waitFor()
}
