const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const { control, sampleTask } = parseLabelConfig(labelConfig)
const sample = sampleTask?.data as object

function box(label: string, x: number) {
  const size = { width: 30, height: 10, originalWidth: 64, originalHeight: 48 }
  return control('rectanglelabels', 'RectangleLabels').box({ x, y: 20, ...size, label })
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

async function regions() {
  const { results } = await backend.predict([sample])
  return results.flat().flatMap(({ result }) => result)
}

test('before the first training nothing is predicted', async () => {
  expect(await regions()).toEqual([])
})

test('a label is predicted where it was drawn on average, if it was on half of the images', async () => {
  await backend.annotate(1, sample, [box('Car', 10)])
  await backend.annotate(2, sample, [box('Car', 20), box('Person', 50)])
  await backend.annotate(3, sample, [box('Car', 30)])
  expect(await backend.train()).toMatchObject({ job_status: 'finished' })
  expect(await regions()).toMatchObject([
    {
      score: 1,
      original_width: 64,
      original_height: 48,
      value: { x: 20, y: 20, width: 30, height: 10, rectanglelabels: ['Car'] },
    },
  ])
})

test('a training without annotations fails and says what is missing', async () => {
  expect((await backend.train()).error).toContain('no annotation has a box of rectanglelabels')
})
