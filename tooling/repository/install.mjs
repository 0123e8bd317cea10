import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'
import { runStep } from './run-step.mjs'

const lockfile = join(root, 'pnpm-lock.yaml')
/** pnpm notes here when node_modules last agreed with the lockfile. */
const pnpmState = join(root, 'node_modules', '.pnpm-workspace-state-v1.json')

/** Installs the dependencies when node_modules is absent, incomplete or older than the lockfile. Throws `StepFailed`. */
export async function installWhenNeeded() {
  if (isInstalled()) return
  console.error('Installing dependencies …')
  await runStep('npx -y pnpm@12.21.0 install --frozen-lockfile', { environment: { CI: 'true' } })
}

function isInstalled() {
  if (!existsSync(pnpmState)) return false
  const { lastValidatedTimestamp } = JSON.parse(readFileSync(pnpmState, 'utf8'))
  return lastValidatedTimestamp >= statSync(lockfile).mtimeMs
}
