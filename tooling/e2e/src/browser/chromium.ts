import { type Browser, chromium } from 'playwright-core'

/** Where Debian's package puts it. */
export const chromiumPath = '/usr/bin/chromium'

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

/** Starts the system's Chromium. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args })
}
