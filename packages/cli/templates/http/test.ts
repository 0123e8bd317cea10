const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const config = parseLabelConfig(labelConfig)
const sample = config.sampleTask?.data as object
const reply = GeneratedReply
const expected = GeneratedExpectation

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
beforeEach(async () => {
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
})
afterEach(() => backend.stop())

/** The regions for the sample task when the endpoint answers this, what it was asked, and what was logged. */
async function predict(answer: object | string, status?: number) {
  const { url, asked, stop } = await startChatEndpoint(answer, status)
  Object.assign(process.env, { LLM_URL: url, LLM_API_KEY: 'own-key' })
  await backend.setUp()
  const { results } = await backend.predict([sample])
  stop()
  const [failure] = backend.lines.filter(({ msg }) => msg === 'prediction failed')
  return { result: results.flat().flatMap(({ result }) => result), asked, failure: String(failure?.detail) }
}

test('what the endpoint answers is predicted, in a form that Label Studio can show', async () => {
  const { result, asked } = await predict(reply)
  expect(config.controls.flatMap((control) => control.read(result))).toMatchObject(expected)
  expect(checkPrediction({ result }, config)).toEqual([])
  expect(asked[0]?.messages).toMatchObject([{ role: 'system' }, { role: 'user' }])
  expect(asked[0]?.authorization).toBe('Bearer own-key')
})

test.each([
  ['an answer without what was asked for', {}, 200, 'The model answered'],
  ['text that is not JSON', 'I think so', 200, 'answered without a JSON object'],
  ['a refusal', {}, 401, '/v1/chat/completions answered 401'],
])('%s gives no prediction and a line in the log', async (_, answer, status, message) => {
  const { result, failure } = await predict(answer, status)
  expect(result).toEqual([])
  expect(failure).toContain(message)
})

test('the extra params of the project name another endpoint, which does not get the key', async () => {
  process.env.LLM_API_KEY = 'own-key'
  const { url, asked, stop } = await startChatEndpoint(reply)
  const project = '2.1700000000'
  await backend.post('/setup', { project, schema: labelConfig, extra_params: { url, model: 'small' } })
  await backend.predict([sample], { project })
  stop()
  expect(asked).toMatchObject([{ model: 'small' }])
  expect(asked[0]).not.toHaveProperty('authorization')
})

test('extra params that name no endpoint are refused when the project is connected', async () => {
  const answer = await backend.post('/setup', { schema: labelConfig, extra_params: { url: 'next door' } })
  expect(answer.json().error).toMatchObject({ code: 'EXTRA_PARAMS_INVALID', message: expect.stringContaining('url') })
})
