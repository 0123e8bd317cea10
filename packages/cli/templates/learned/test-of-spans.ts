const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const config = parseLabelConfig(labelConfig)
const control = config.control('GeneratedName', 'GeneratedControl')
const letters = [
  ['Ada Keller lives here.', 'Ada Keller', 'GeneratedFirst'],
  ['Tom Brandt came late.', 'Tom Brandt', 'GeneratedFirst'],
  ['The train to Vienna was late.', 'Vienna', 'GeneratedSecond'],
  ['A flight to Lisbon was cancelled.', 'Lisbon', 'GeneratedSecond'],
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

async function predict(text: string) {
  const { results } = await backend.predict([dataOf(text)])
  return results.flat().flatMap(({ result }) => result)
}

test('before the first training nothing is found', async () => {
  expect(await predict('The flight to Vienna was late.')).toEqual([])
})

test('what it was taught is found, in a form that Label Studio can show', async () => {
  for (const [id, [text, phrase, label]] of letters.entries()) {
    const start = text.indexOf(phrase)
    await backend.annotate(id, dataOf(text), [spanOf(text, start, start + phrase.length, label)])
  }
  expect(await backend.train()).toMatchObject({ job_status: 'finished' })
  const result = await predict('The flight to Vienna was late.')
  expect(control.read(result)).toMatchObject([{ text: 'Vienna', labels: ['GeneratedSecond'] }])
  expect(checkPrediction({ result }, config)).toEqual([])
})

test('a training without annotations fails and says what is missing', async () => {
  expect((await backend.train()).error).toContain(`no annotation has a span of ${control.name}`)
})
