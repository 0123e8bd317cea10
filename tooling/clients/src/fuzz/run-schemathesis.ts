import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scratchFolder } from '@label-studio-ml/harness'
import { pythonTools } from '../python/python-tools.ts'
import { clientsPackage } from '../repository-paths.ts'
import { run } from '../run.ts'

export interface FuzzOptions {
  /** Requests that are made up for each operation, beside those that cover every keyword of its schema. */
  examples: number
  /** The same seed makes up the same requests. */
  seed: number
}

const published = fileURLToPath(import.meta.resolve('@label-studio-ml/protocol/openapi.json'))

/**
 * Sends a backend right and wrong requests made up from the published document, with all checks on.
 *
 * @returns the line that counts the requests
 * @throws Error with the requests that were answered otherwise than documented, as curl commands.
 */
export async function runSchemathesis(url: string, { examples, seed }: FuzzOptions): Promise<string> {
  const command = join(await pythonTools('schemathesis'), 'schemathesis')
  const config = ['--config-file', join(clientsPackage, 'schemathesis.toml')]
  const extent = ['--checks', 'all', '--max-examples', String(examples), '--seed', String(seed), '--workers', '2']
  const output = ['--continue-on-failure', '--no-color', '--generation-database', 'none', '--request-timeout', '30']
  const report = await run(command, [...config, 'run', published, '--url', url, ...extent, ...output], {
    cwd: scratchFolder('schemathesis'),
    minutes: 10,
  })
  return /^ *\d+ generated.*$/m.exec(report)?.[0].trim() ?? report
}
