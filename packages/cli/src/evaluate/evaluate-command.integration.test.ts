import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { emptyFolder, runProgram } from '../__fixtures__/run-program.ts'

vi.setConfig({ testTimeout: 100_000 })

let folder: string
beforeAll(async () => {
  folder = emptyFolder()
  await runProgram(['create', 'reviews'], folder)
  const rows = Array.from(
    { length: 40 },
    (_, row) => `${row % 2 ? 'funny' : 'dull'} film number ${row},${row % 2 ? 'Yes' : 'No'}`,
  )
  writeFileSync(join(folder, 'labeled.csv'), `text,choices\n${rows.join('\n')}\n`)
  writeFileSync(join(folder, 'held-out.csv'), 'review,stars\na dull book,0\na funny book,1\na dull play,1\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const options = ['--column', 'text=review', '--label-column', 'stars', '--label', '1=Yes', '0=No']

test('a version is trained from a file, and measured on another', async () => {
  expect(await runProgram(['train', 'reviews', '--input', 'labeled.csv'], folder)).toMatchObject({ code: 0 })
  const { code, output } = await runProgram(['evaluate', 'reviews', '--input', 'held-out.csv', ...options], folder)
  expect(output).toMatch(/^version v1-\S+\n\nchoices \(single choice, 3 tasks\): accuracy 66\.7 %/)
  expect(output).toMatch(/label +precision +recall +F1 +tasks\n/)
  expect(code).toBe(0)
  const json = await runProgram(['evaluate', 'reviews', '--input', 'held-out.csv', '--json', ...options], folder)
  expect(JSON.parse(json.output)).toMatchObject({
    project: 'default',
    tasks: 3,
    failed: 0,
    controls: [
      { control: 'choices', kind: 'single choice', tasks: 3, confusion: { Yes: { Yes: 1, No: 1 }, No: { No: 1 } } },
    ],
  })
})

test('files without labels have nothing to compare with', async () => {
  const { code, output } = await runProgram(
    ['evaluate', 'reviews', '--input', 'held-out.csv', '--column', 'text=review'],
    folder,
  )
  expect([code, output]).toEqual([2, expect.stringContaining('There is no annotation in held-out.csv to compare with')])
  expect(await runProgram(['evaluate', 'reviews'], folder)).toMatchObject({ code: 2 })
})
