import { dirname } from 'node:path'
import { type CodeBlock, root, run, shellCommands, startEntry } from '@label-studio-ml/harness'
import { documentedAddress } from './document.ts'
import { shapeDifferences } from './shape-differences.ts'

/**
 * Runs a block's file when it promises something: one that calls `serve` must start and end well, and of one with
 * `console.log(…) // text` each line that it prints must be the text, unless that starts with "e.g.". Returns what differs.
 */
export async function runModule(file: string, code: string): Promise<string[]> {
  if (/^await serve\(/m.test(code)) {
    const exitCode = await (await startEntry(file)).stop()
    return exitCode === 0 ? [] : [`it ends with exit code ${exitCode}`]
  }
  const promised = [...code.matchAll(/^ *console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text = '']) => text)
  if (promised.length === 0) return []
  const output = await run('node', ['--conditions=@label-studio-ml/source', file], { cwd: dirname(file) })
  const printed = output.split('\n')
  return promised.flatMap((text, index) =>
    text.startsWith('e.g.') || text === printed[index] ? [] : [`it promises ${text} and prints ${printed[index]}`],
  )
}

/**
 * Sends the requests of a shell block that go to a backend; JSON in the next block is the shape of the last answer.
 * Commands for other programs are not run. Returns what differs.
 */
export async function runRequests(code: string, url: string, next: CodeBlock | undefined): Promise<string[]> {
  const requests = shellCommands(code).filter((one) => one.startsWith('curl ') && isForBackend(one))
  let answer: string | undefined
  for (const request of requests) {
    const curl = 'curl --silent --show-error --fail-with-body --max-time 30'
    const command = request.replaceAll(documentedAddress, url).replace(/^curl/, curl)
    answer = await run('bash', ['-c', command], { cwd: root })
  }
  if (answer === undefined || next?.language !== 'json') return []
  return shapeDifferences(JSON.parse(next.code), JSON.parse(answer))
}

/** Requests to Label Studio write its address as a variable; the end-to-end tests send them. */
function isForBackend(request: string): boolean {
  return request.includes(documentedAddress) && !request.includes('$LABEL_STUDIO_URL')
}
