import { join } from 'node:path'
import { type App, root } from '../find-apps.ts'
import { runCommand } from '../run-command.ts'
import type { Container } from './container.ts'
import { expectThat } from './expect-that.ts'

/** The contract tests pass against the container. Returns their count. */
export async function checkContract(container: Container, app: App): Promise<string> {
  const env = {
    ...process.env,
    CONTRACT_BASE_URL: container.url,
    CONTRACT_LABEL_CONFIG: labelConfigFile(app),
  }
  const args = ['run', 'tooling/contract-tests/src/contract.test.ts', '--reporter=dot', '--no-color']
  const { exitCode, output } = await runCommand('vitest', args, { cwd: root, env, timeout: 240 })
  expectThat(exitCode === 0, `vitest ended with exit code ${exitCode}:\n${output.split('\n').slice(-60).join('\n')}`)
  return /Tests +(.*)/.exec(output)?.[1] ?? 'no count'
}

export function labelConfigFile({ name }: App): string {
  return join(root, 'apps', name, 'label-config.xml')
}
