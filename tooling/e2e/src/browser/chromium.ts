import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Debian's package puts it. */
const chromiumPath = '/usr/bin/chromium'

/** Switches that keep Debian's Chromium headless, quiet and away from the network. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the system's Chromium. @throws Error that says how to install it when it is not there. */
export function launchChromium(): Promise<Browser> {
  if (!existsSync(chromiumPath)) {
    throw new Error(`There is no Chromium at ${chromiumPath}. On Debian: apt-get install chromium.`)
  }
  return chromium.launch({ executablePath: chromiumPath, args })
}
