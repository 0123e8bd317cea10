import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder, runProgram, runTool } from '../__fixtures__/run-program.ts'

const config = resolve(import.meta.dirname, '../__fixtures__/source-first.vitest.config.ts')

test('created tests that fail because the model was changed say what to change', { timeout: 120_000 }, async () => {
  const top = emptyFolder()
  const folder = join(top, 'edited')
  await runProgram(['create', 'edited', '--engine', 'rules'], top)
  const model = join(folder, 'src', 'model.ts')
  writeFileSync(
    model,
    readFileSync(model, 'utf8').replace('if (total === 0) return null', 'if (total >= 0) return null'),
  )
  const { code, output } = await runTool('npm', ['test', '--', '--config', config, '--root', '.'], folder)
  rmSync(top, { recursive: true })
  expect(code).toBe(1)
  expect(output).toContain('change them with src/model.ts')
})
