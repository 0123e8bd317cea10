import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { emptyFolder, runProgram, runTool, startProgram, startTool } from '../__fixtures__/run-program.ts'
import { runningBackend } from '../__fixtures__/running-backend.ts'

vi.setConfig({ testTimeout: 100_000 })

let folder: string

beforeAll(async () => {
  folder = emptyFolder()
  await runProgram(['create', 'reviews', '--no-learns'], folder)
  const model = `import { LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'

export class Reviews extends LabelStudioMLBase<'Choices'> {
  static needs = [{ control: 'Choices', object: 'Text' }]
  async predict({ data }: Task, { control }: PredictContext<'Choices'>) {
    const text = String(data.text)
    if (text.includes('unlucky')) throw new Error('this text brings bad luck')
    if (text.includes('deadly')) process.exit(7)
    if (text.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 300))
    return control.choose(text.includes('good') ? 'Yes' : 'No', { score: 0.75 })
  }
}
`
  writeFileSync(join(folder, 'reviews', 'src', 'model.ts'), model)
})
afterAll(() => rmSync(folder, { recursive: true }))

const path = (name: string) => join(folder, name)
const readJson = (name: string) => JSON.parse(readFileSync(path(name), 'utf8'))

function writeRows(name: string, count: number, textOf: (row: number) => string) {
  const lines = Array.from({ length: count }, (_, row) => `${row},"${textOf(row)}"`)
  writeFileSync(path(name), `id,text\n${lines.join('\n')}\n`)
}

test('rows become tasks with predictions, in their order, ready to be imported', async () => {
  writeRows('rows.csv', 300, (row) => (row % 2 ? `good ${row}` : `bad\n${row}`))
  const { code, output } = await runProgram(
    ['predict', 'reviews', '--input', 'rows.csv', '--output', 'tasks.json'],
    folder,
  )
  expect(output).toMatch(/^300 tasks by version \S+ in .* -> tasks.json\n$/)
  expect(code).toBe(0)
  const tasks = readJson('tasks.json')
  expect(tasks).toHaveLength(300)
  expect(tasks.map(({ data }: { data: { id: string } }) => Number(data.id))).toEqual(
    Array.from({ length: 300 }, (_, row) => row),
  )
  expect(tasks[1]).toEqual({
    data: { id: '1', text: 'good 1' },
    predictions: [
      {
        model_version: expect.any(String),
        score: 0.75,
        result: [expect.objectContaining({ from_name: 'choices', value: { choices: ['Yes'] } })],
      },
    ],
  })
})

test('the standard input is read, and the standard output has nothing but tasks', async () => {
  const command = `printf '{"text":"good"}\\n{"text":"bad"}\\n' | npx label-studio-ml predict reviews --input - --input-format jsonl --output - 2>messages`
  const { child, output } = startTool('sh', ['-c', command], folder)
  await once(child, 'close')
  const tasks = output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(tasks.map(({ predictions }) => predictions[0].result[0].value.choices[0])).toEqual(['Yes', 'No'])
  expect(readFileSync(path('messages'), 'utf8')).toContain('2 tasks by version')
})

test('a reader that goes away ends it with one message', async () => {
  writeRows('long.csv', 20_000, (row) => `good ${row}`)
  const command = 'npx label-studio-ml predict reviews --input long.csv --output - 2>closed | head -n 1; cat closed'
  const { output } = await runTool('sh', ['-c', command], folder)
  expect(output).toContain('CONFIGURATION_INVALID: the standard output cannot be written: write EPIPE.')
  expect(output).not.toContain('    at ')
})

test('a row that fails keeps its task and is counted with its reason; one that cannot be read is left out', async () => {
  writeFileSync(path('odd.csv'), 'text,n\ngood,1\nunlucky,2\nthree,too,many\nunlucky too,4\n')
  const { code, output } = await runProgram(
    ['predict', 'reviews', '--input', 'odd.csv', '--output', 'odd.json'],
    folder,
  )
  expect(code).toBe(1)
  expect(output).toContain('  2 × without a prediction: this text brings bad luck (odd.csv:3, odd.csv:5)\n')
  expect(output).toContain('  1 × cannot be read and is left out: has 3 columns where the first line has others')
  expect(readJson('odd.json').map(({ predictions }: { predictions: [] }) => predictions.length)).toEqual([1, 0, 0])
})

describe('a run that does not come to its end', () => {
  test('leaves what is done when the backend dies, and goes on with it when it is mended', async () => {
    writeRows('deadly.csv', 400, (row) => (row === 350 ? 'deadly' : `good ${row}`))
    const args = ['predict', 'reviews', '--input', 'deadly.csv', '--output', 'deadly.json', '--parallel', '1']
    const { code, output } = await runProgram(args, folder)
    expect(code).toBe(2)
    expect(output).toMatch(/Failed after \d+ rows, which are in deadly.json.partial.*--resume/)
    expect(output).toMatch(/INTERNAL: the backend of reviews ended with exit code 7/)
    expect(existsSync(path('deadly.json'))).toBe(false)
    writeRows('deadly.csv', 400, (row) => (row === 350 ? 'mended' : `good ${row}`))
    expect(await runProgram([...args, '--resume'], folder)).toMatchObject({ code: 0 })
    const tasks = readJson('deadly.json') as { data: { id: string }; predictions: unknown[] }[]
    expect(tasks.map(({ data }) => Number(data.id))).toEqual(Array.from({ length: 400 }, (_, row) => row))
    expect(tasks.every(({ predictions }) => predictions.length === 1)).toBe(true)
  })

  test('ends with 130 after Ctrl+C, and does not go on with other rows', async () => {
    writeRows('slow.csv', 2000, (row) => `slow ${row}`)
    const args = ['predict', 'reviews', '--input', 'slow.csv', '--output', 'slow.json']
    const { child, output } = startProgram(args, folder)
    onTestFinished(() => void child.kill('SIGKILL'))
    const partial = path('slow.json.partial')
    while (!existsSync(partial) || readFileSync(partial).length === 0) await delay(50)
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([130, null])
    expect(output()).toMatch(/Stopped after \d+ rows, which are in slow.json.partial/)
    writeRows('slow.csv', 2000, (row) => `other ${row}`)
    const again = await runProgram([...args, '--resume'], folder)
    expect(again).toMatchObject({
      code: 2,
      output: expect.stringContaining('is not the row that slow.json.partial ends with'),
    })
  })
})

test('a MODEL_DIR that another process has is refused with the way to use that one', async () => {
  writeRows('few.csv', 3, () => 'good')
  const url = await runningBackend('reviews', folder)
  const args = ['--input', 'few.csv', '--output', 'few.json']
  const refused = await runProgram(['predict', 'reviews', ...args], folder)
  expect(refused.code).toBe(2)
  expect(refused.output).toMatch(/^MODEL_DIR_UNUSABLE: MODEL_DIR .* is used by another server.*--backend http:/)
  expect(refused.output).not.toContain('    at ')
  const asked = await runProgram(
    ['predict', '--backend', url, ...args, '--label-config', 'reviews/label-config.xml'],
    folder,
  )
  expect(asked).toMatchObject({ code: 0 })
})

test.each([
  [[], 'Say what to predict: --input rows.csv --output tasks.json'],
  [['--project', '7'], 'Say where Label Studio is: --label-studio or LABEL_STUDIO_URL'],
  [
    ['--project', '7', '--label-studio', 'http://127.0.0.1:1'],
    'Label Studio needs a key: LABEL_STUDIO_API_KEY, or --token',
  ],
  [
    ['--project', 'seven', '--label-studio', 'http://127.0.0.1:1', '--token', 'k'],
    '--project seven cannot be used: expected the number in the address of the project',
  ],
  [['--project', '7', '--output', 'x.json'], '--output goes with --input'],
  [['--project', '7', '--only', 'some'], 'Allowed choices are missing, all, low-score'],
  [['--input', 'nowhere.csv', '--output', 'x.json'], 'nowhere.csv does not exist'],
  [['--input', 'rows.csv', '--output', 'x.xml'], 'has an unknown format: end it with .json'],
  [
    ['--input', 'rows.csv', '--output', 'x.json', '--backend', 'http://127.0.0.1:1'],
    'UNREACHABLE: GET http://127.0.0.1:1/projects got no answer',
  ],
  [['--input', 'rows.csv', '--output', 'x.json', '--parallel', '0'], '--parallel 0 cannot be used'],
  [['--input', 'rows.csv', '--output', 'x.json', '--outptu'], "unknown option '--outptu'"],
  [['reviews', '--input', 'empty.csv', '--output', 'x.json'], 'There is no row to predict in empty.csv'],
  [
    ['reviews', '--input', 'other.csv', '--output', 'x.json'],
    'has no "text", which the label config shows; it has "title", "body"',
  ],
])('predict %j ends with 2 and one message', async (args, message) => {
  writeRows('rows.csv', 2, () => 'good')
  writeFileSync(path('empty.csv'), '')
  writeFileSync(path('other.csv'), 'title,body\na,b\n')
  const { code, output } = await runProgram(['predict', ...args], folder)
  expect([code, output]).toEqual([2, expect.stringContaining(message)])
  expect(output).not.toContain('    at ')
  expect(existsSync(path('x.json'))).toBe(false)
  expect(existsSync(path('x.json.partial'))).toBe(false)
})
