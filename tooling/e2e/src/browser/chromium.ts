import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

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

/** Starts the system's Chromium. @throws Error that says how to install it when it is absent. */
export async function launchChromium(path = executablePath): Promise<Browser> {
  if (!existsSync(path)) {
    throw new Error(
      `Browser scenarios need Chromium at ${path}, which does not exist. Install it (Debian: apt-get install -y chromium).`,
    )
  }
  return chromium.launch({ executablePath: path, args })
}
