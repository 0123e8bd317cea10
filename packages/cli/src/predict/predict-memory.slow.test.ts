import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { emptyFolder, runProgram, startProgram } from '../__fixtures__/run-program.ts'

test('200,000 rows need no more memory than a heap of 48 MB has', { timeout: 200_000 }, async () => {
  const folder = emptyFolder()
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await runProgram(['create', 'reviews', '--no-learns'], folder)
  const lines = Array.from({ length: 200_000 }, (_, row) => `${row},text ${row} ${'word '.repeat(20)}`)
  writeFileSync(join(folder, 'many.csv'), `id,text\n${lines.join('\n')}\n`)
  const server = startProgram(['start', 'reviews', '--port', '0', '--host', '127.0.0.1'], folder)
  onTestFinished(() => void server.child.kill('SIGKILL'))
  let url: string | undefined
  while (url === undefined) {
    await delay(50)
    url = /"url":"(http:[^"]+)"/.exec(server.output())?.[1]
  }
  const args = ['--input', 'many.csv', '--output', 'many.jsonl', '--label-config', 'reviews/label-config.xml']
  const heap = { NODE_OPTIONS: '--max-old-space-size=48' }
  expect(await runProgram(['predict', '--backend', url, ...args], folder, heap)).toMatchObject({
    code: 0,
    output: expect.stringContaining('200,000 tasks'),
  })
})
