import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { emptyFolder, runProgram } from '../__fixtures__/run-program.ts'
import { runningBackend } from '../__fixtures__/running-backend.ts'

vi.setConfig({ testTimeout: 100_000 })

let folder: string
beforeAll(async () => {
  folder = emptyFolder()
  await runProgram(['create', 'reviews'], folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

const path = (name: string) => join(folder, name)

const exported = (id: number, text: string, label: string) => ({
  id,
  data: { text },
  annotations: [
    {
      id,
      result: [{ id: `r${id}`, from_name: 'choices', to_name: 'text', type: 'choices', value: { choices: [label] } }],
    },
  ],
})

test('train makes a version from files in MODEL_DIR, which predict uses', async () => {
  writeFileSync(
    path('export.json'),
    JSON.stringify([
      exported(1, 'funny film', 'Yes'),
      exported(2, 'dull film', 'No'),
      { id: 3, data: { text: 'x' }, annotations: [] },
    ]),
  )
  writeFileSync(path('more.csv'), 'text,choices\nfunny book,Yes\ndull book,Maybe\n')
  const train = await runProgram(
    ['train', 'reviews', '--input', 'export.json', 'more.csv', '--model-dir', 'trained'],
    folder,
  )
  expect(train.output).toContain('3 annotated tasks given to the backend of reviews; 1 rows have no label')
  expect(train.output).toContain(
    'left out: 1 × the column "choices" says "Maybe"; the labels of <Choices name="choices"> are Yes, No.',
  )
  expect(train.code).toBe(1)
  const { version, project } = JSON.parse(train.output.slice(train.output.indexOf('{\n')))
  expect([project, version]).toEqual(['default', expect.stringMatching(/^v1-/)])

  writeFileSync(path('new.txt'), 'a dull one\na funny one\n')
  const predict = ['predict', 'reviews', '--model-dir', 'trained', '--input', 'new.txt', '--output', 'new.json']
  expect(await runProgram(predict, folder)).toMatchObject({
    code: 0,
    output: expect.stringContaining(`by version ${version}`),
  })
  const tasks = JSON.parse(readFileSync(path('new.json'), 'utf8'))
  expect(
    tasks.map(
      ({ predictions }: { predictions: { result: { value: object }[] }[] }) => predictions[0]!.result[0]!.value,
    ),
  ).toEqual([{ choices: ['No'] }, { choices: ['Yes'] }])
})

test('learn gives files to a backend that runs, part by part, and follows the training', async () => {
  const environment = { BASIC_AUTH_USER: 'me', BASIC_AUTH_PASS: 'secret' }
  const url = await runningBackend('reviews', folder, environment)
  const authorization = `Basic ${btoa('me:secret')}`
  const post = (route: string, body: object) =>
    fetch(`${url}${route}`, { method: 'POST', headers: { authorization }, body: JSON.stringify(body) })
  const schema = readFileSync(path('reviews/label-config.xml'), 'utf8')
  for (const project of ['7.1', '8.1']) await post('/setup', { project, schema })
  const lines = Array.from({ length: 2500 }, (_, row) =>
    JSON.stringify(exported(row, `text ${row} ${row % 2 ? 'funny' : 'dull'}`, row % 2 ? 'Yes' : 'No')),
  )
  writeFileSync(path('many.jsonl'), [...lines, '{"data":', '{"data":{"text":"x"},"annotations":[7]}'].join('\n'))
  const learn = (...more: string[]) =>
    runProgram(['learn', 'many.jsonl', '--backend', url, ...more], folder, environment)

  const unsure = await learn()
  expect(unsure.code).toBe(2)
  expect(unsure.output).toMatch(/^PROJECT_UNKNOWN: .* has several projects: say --project. Of these: 7.1 .*, 8.1/)

  const kept = await learn('--project', '7', '--no-train')
  expect(kept.output).toContain('2,500 annotated tasks given to')
  expect(kept.output).toMatch(/left out: 1 × .*many.jsonl:2501/)
  expect(kept.output).toMatch(/left out: 1 × is no task of Label Studio: .*many.jsonl:2502/)
  expect(kept).toMatchObject({ code: 1, output: expect.not.stringContaining('Trained') })

  const { code, output } = await learn('--project', '7')
  expect([code, output]).toEqual([1, expect.stringMatching(/Trained version v1-/)])
  expect((await learn()).output).not.toContain('secret')
})

test.each([
  ['empty.json', '[]', 'There is no annotation in empty.json: expected tasks of Label Studio with annotations'],
  ['rubbish.json', '\u0000\u0001 rubbish', 'There is no annotation in rubbish.json'],
  ['columns.csv', 'a,b\n1,2\n', 'There is no annotation in columns.csv'],
  ['nowhere.json', undefined, 'nowhere.json does not exist'],
])('learn %s ends with 2 and says what was expected', async (name, content, message) => {
  if (content !== undefined) writeFileSync(path(name), content)
  const { code, output } = await runProgram(['learn', name, '--folder', 'reviews', '--model-dir', 'unused'], folder)
  expect([code, output]).toEqual([2, expect.stringContaining(message)])
  expect(output).not.toContain('    at ')
  expect(existsSync(path(name))).toBe(content !== undefined)
})
