import { join } from 'node:path'
import { run, withTools } from '@label-studio-ml/harness'
import type { App } from './apps.ts'
import { podmanComposeFolder } from './python-tools.ts'

/** Runs podman-compose on the compose file of the apps. `settings` are variables that the file reads. */
export async function compose({ name }: App, args: string[], settings: Record<string, string> = {}): Promise<string> {
  const program = join(await podmanComposeFolder(), 'podman-compose')
  const env = { ...withTools(), APP: name, ...settings }
  return run(program, ['--in-pod=false', '--file', 'deploy/compose.yaml', ...args], { env, timeoutMs: 120_000 })
}
