const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const config = parseLabelConfig(labelConfig)
const control = config.control('GeneratedName', 'GeneratedControl')
const [yes, no] = [control.choose(GeneratedYes), control.choose(GeneratedNo)]
const annotated = [
  ['A warm and funny film', yes],
  ['Funny, the cast is superb', yes],
  ['A dull film with a constructor', no],
  ['Dull and far too long', no],
] as const

/** A task that shows a text. */
function dataOf(text: string) {
  return GeneratedData
}

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
beforeEach(async () => {
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
  await backend.setUp()
})
afterEach(() => backend.stop())

async function predict(...texts: string[]) {
  const { results } = await backend.predict(texts.map(dataOf))
  return results.flat()
}

test('before the first training all labels are equally likely', async () => {
  const { results } = await backend.predict([config.sampleTask?.data as object])
  const [prediction] = results.flat()
  const leaves = control.labels.filter(({ children }) => children.length === 0)
  expect(prediction?.score).toBeCloseTo(1 / leaves.length)
  expect(checkPrediction(prediction!, config)).toEqual([])
})

test('what it was taught is predicted', async () => {
  for (const [id, [text, region]] of annotated.entries()) await backend.annotate(id, dataOf(text), [region])
  expect(await backend.train()).toMatchObject({ job_status: 'finished' })
  const [funny, dull] = await predict('a funny film', 'DULL and long!')
  expect(funny?.result).toMatchObject([{ value: yes.value }])
  expect(dull?.result).toMatchObject([{ value: no.value }])
})

test('a training without annotations fails and says what is missing', async () => {
  expect((await backend.train()).error).toContain(`no annotation has a choice of ${control.name}`)
})
