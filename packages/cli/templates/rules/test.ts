const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const config = parseLabelConfig(labelConfig)
const expected = GeneratedExpectation

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
  await backend.setUp()
})
afterAll(() => backend.stop())

test('the sample task of the label config gets a prediction that Label Studio can show', async () => {
  const { results } = await backend.predict([config.sampleTask?.data as object])
  const result = results.flat().flatMap(({ result }) => result)
  expect(config.controls.flatMap((control) => control.read(result))).toMatchObject(expected)
  expect(checkPrediction({ result }, config)).toEqual([])
})
