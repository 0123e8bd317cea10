import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root } from '@label-studio-ml/harness'

const execute = promisify(execFile)

/** The address that every document writes; the tests put a started app in its place. */
export const documentedAddress = 'http://localhost:9090'

/** Runs a documented curl command against the app at `url`; answers the body. Throws for a status from 400 on. */
export async function runCurl(command: string, url: string): Promise<string> {
  if (!command.includes(documentedAddress)) {
    throw new Error(`Expected a curl command to ${documentedAddress}, got ${command}.`)
  }
  const runnable = command
    .replaceAll(documentedAddress, url)
    .replace(/\bcurl\b/, 'curl --silent --show-error --fail-with-body --max-time 30')
  try {
    return (await execute('bash', ['-c', runnable], { cwd: root, timeout: 40_000 })).stdout
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string }
    throw new Error(`${command} failed: ${stderr}${stdout}`, { cause })
  }
}
