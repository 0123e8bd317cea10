import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startEntry } from '@label-studio-ml/harness'

const execute = promisify(execFile)

/**
 * Runs a block's file. One that calls `serve` must answer /health and end well; of any other, each line that it prints
 * must be the comment behind its `console.log`, unless the comment starts with "e.g.". Throws.
 */
export async function runModule(file: string, code: string): Promise<void> {
  if (/^await serve\(/m.test(code)) {
    await (await startEntry(file)).stop()
    return
  }
  const { stdout } = await execute(process.execPath, ['--conditions=@label-studio-ml/source', file], {
    timeout: 90_000,
  })
  const promised = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, comment]) => comment!)
  const printed = stdout.trimEnd().split('\n')
  if (promised.length === 0) return
  const wanted = promised.map((comment, index) => (comment.startsWith('e.g.') ? printed[index] : comment))
  assert.deepEqual(printed, wanted)
}
