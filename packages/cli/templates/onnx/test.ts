const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const config = parseLabelConfig(labelConfig)
const expected = GeneratedExpectation

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiny-model-'))
  await writeFile(join(folder, 'tiny.onnx'), tinyModel)
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
})
afterEach(async () => {
  await backend.stop()
  await rm(folder, { recursive: true })
})

/** The answer for a task by the model in this file. */
async function predict(file: string) {
  process.env.MODEL_FILE = join(folder, file)
  await backend.setUp()
  return backend.predict([GeneratedData])
}

test('what the model gives is predicted, in a form that Label Studio can show', async () => {
  const { results } = await predict('tiny.onnx')
  const result = results.flat().flatMap(({ result }) => result)
  expect(config.controls.flatMap((control) => control.read(result))).toMatchObject(expected)
  expect(checkPrediction({ result }, config)).toEqual([])
})

test('a model that is missing is named in the log', async () => {
  await predict('other.onnx')
  expect(JSON.stringify(backend.lines)).toContain('other.onnx: put one there, or name it in MODEL_FILE')
})

test('extra params that name no file are refused when the project is connected', async () => {
  const answer = await backend.post('/setup', { schema: labelConfig, extra_params: { model_file: 7 } })
  expect(answer.json().error.code).toBe('EXTRA_PARAMS_INVALID')
})
