import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'

test('what a generator says is plain text in a pipe', () => {
  const words = [join(root, 'tooling', 'repository', 'gen.mjs'), 'nothing']
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect(stdout + stderr).toContain('Generator "nothing" not found')
  expect(JSON.stringify(stdout + stderr)).not.toContain('\\u001b')
})
