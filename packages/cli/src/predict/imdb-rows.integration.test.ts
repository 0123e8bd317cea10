import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyFolder, runProgram } from '../__fixtures__/run-program.ts'

/** The reviews that Label Studio's tutorial has its readers label; they lie beside a checkout, if at all. */
const shared = resolve(import.meta.dirname, '../../../../../shared/data/imdb')
const sample = join(import.meta.dirname, '__fixtures__')

let folder: string
beforeAll(() => {
  folder = emptyFolder()
  mkdirSync(join(folder, 'out'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function predicted(rows: string, labelConfig: string) {
  if (!existsSync(join(folder, 'reviews'))) await runProgram(['create', 'reviews'], folder)
  const args = ['predict', 'reviews', '--input', rows, '--label-config', labelConfig, '--output', 'out/tasks.json']
  const { code, output } = await runProgram(args, folder)
  expect(output).toContain('by version')
  expect(code).toBe(0)
  return JSON.parse(readFileSync(join(folder, 'out', 'tasks.json'), 'utf8')) as {
    data: Record<string, string>
    predictions: { score: number; result: { from_name: string; value: { choices: string[] } }[] }[]
  }[]
}

test('reviews in a table of the form of the tutorial become tasks with predictions', { timeout: 60_000 }, async () => {
  const tasks = await predicted(join(sample, 'reviews.csv'), join(sample, 'reviews.xml'))
  expect(tasks).toHaveLength(12)
  expect(tasks[2]!.data).toMatchObject({ uid: '2', review: 'Line one.\nLine two says "hello, you".', sentiment: '' })
  for (const { predictions } of tasks) expect(predictions[0]!.result[0]!.from_name).toBe('sentiment')
})

test.skipIf(!existsSync(shared))(
  'the 100 labeled reviews of the tutorial become 100 tasks with predictions',
  { timeout: 60_000 },
  async () => {
    const tasks = await predicted(join(shared, 'IMDB_train_labeled_100.csv'), join(shared, 'labeling_interface.xml'))
    expect(tasks).toHaveLength(100)
    expect(new Set(tasks.map(({ data }) => data.review)).size).toBe(100)
    for (const { predictions } of tasks)
      expect(['Positive', 'Negative']).toContain(predictions[0]!.result[0]!.value.choices[0])
  },
)
