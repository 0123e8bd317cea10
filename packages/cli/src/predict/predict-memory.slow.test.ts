import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { emptyFolder, runProgram } from '../__fixtures__/run-program.ts'
import { runningBackend } from '../__fixtures__/running-backend.ts'

test('200,000 rows need no more memory than a heap of 64 MB has', { timeout: 200_000 }, async () => {
  const folder = emptyFolder()
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await runProgram(['create', 'reviews', '--no-learns'], folder)
  const lines = Array.from({ length: 200_000 }, (_, row) => `${row},text ${row} ${'word '.repeat(20)}`)
  writeFileSync(join(folder, 'many.csv'), `id,text\n${lines.join('\n')}\n`)
  const url = await runningBackend('reviews', folder)
  const args = ['--input', 'many.csv', '--output', 'many.jsonl', '--label-config', 'reviews/label-config.xml']
  const heap = { NODE_OPTIONS: '--max-old-space-size=64 --max-semi-space-size=8' }
  expect(await runProgram(['predict', '--backend', url, ...args], folder, heap)).toMatchObject({
    code: 0,
    output: expect.stringContaining('200,000 tasks'),
  })
})
