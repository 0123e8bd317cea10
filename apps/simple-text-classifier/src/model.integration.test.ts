import { readFileSync } from 'node:fs'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, expect, it } from 'vitest'
import { TextClassifier } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const choice = (from_name: string, ...choices: unknown[]) => ({
  from_name,
  to_name: 'text',
  type: 'choices',
  value: { choices },
})

let backend: TestBackend
afterEach(() => backend.stop())

const start = (config = labelConfig) => startTestBackend(TextClassifier, { entry, labelConfig: config })
const predict = async (...texts: unknown[]) => (await backend.predict(texts.map((text) => ({ text })))).results.flat()
const chosen = async (...texts: unknown[]) =>
  (await predict(...texts)).map(({ result }) => result.map(({ value }) => (value as { choices: unknown[] }).choices))
const choices = (name: string, labels: string, attributes = '') =>
  `<Choices name="${name}" toName="text" ${attributes}>${labels
    .split(' ')
    .map((label) => `<Choice value="${label}"/>`)
    .join('')}</Choices>`
const config = (...controls: string[]) => `<View><Text name="text" value="$text"/>${controls.join('')}</View>`

it('guesses with the score of a guess before any training', async () => {
  backend = await start(config(choices('mood', 'Good Bad Mixed'), choices('topics', 'Plot Cast', 'choice="multiple"')))
  await backend.setUp()
  const [slot] = await predict('anything')
  expect(slot?.result).toHaveLength(1)
  expect(slot?.result[0]).toMatchObject({ from_name: 'mood', value: { choices: ['Good'] }, score: 1 / 3 })
  expect(slot?.score).toBeCloseTo(1 / 3)
})

it('learns single and multiple choices, each tag for itself', async () => {
  backend = await start(config(choices('mood', 'Good Bad'), choices('topics', 'Plot Cast', 'choice="multiple"')))
  await backend.setUp()
  const seen = [
    ['lovely plot', 'Good', ['Plot']],
    ['lovely cast', 'Good', ['Cast']],
    ['awful plot', 'Bad', ['Plot']],
    ['awful cast', 'Bad', ['Cast']],
    ['lovely plot, lovely cast', 'Good', ['Plot', 'Cast']],
    ['awful plot and awful cast', 'Bad', ['Plot', 'Cast']],
  ] as const
  for (const [id, [text, mood, topics]] of seen.entries()) {
    await backend.annotate(id, { text }, [choice('mood', mood), choice('topics', ...topics)])
  }
  const { job_status, model_version } = await backend.train()
  expect(job_status).toBe('finished')
  const answer = await predict('a lovely plot', 'the awful cast')
  expect(answer.map(({ result }) => result.map(({ value }) => value))).toEqual([
    [{ choices: ['Good'] }, { choices: ['Plot'] }],
    [{ choices: ['Bad'] }, { choices: ['Cast'] }],
  ])
  for (const { score, model_version: version, result } of answer) {
    expect(version).toBe(model_version)
    expect(score).toBeLessThanOrEqual(Math.min(...result.map((region) => region.score as number)))
    expect(score).toBeGreaterThan(0.5)
  }
})

it('learns choices that are nested, and those that come from the task', async () => {
  const nested = `<Choices name="kind" toName="text" allowNested="true"><Choice value="Food"><Choice value="Soup"/></Choice>
    <Choice value="Drink"><Choice value="Tea"/></Choice></Choices>`
  backend = await start(config(nested, '<Choices name="free" toName="text" value="$options"/>'))
  await backend.setUp()
  expect(await chosen('x')).toEqual([[[['Food']]]])
  await backend.annotate(1, { text: 'hot broth' }, [choice('kind', ['Food', 'Soup']), choice('free', 'warm')])
  await backend.annotate(2, { text: 'green leaves' }, [choice('kind', ['Drink', 'Tea']), choice('free', 'fresh')])
  await backend.train()
  expect(await chosen('hot broth', 'green leaves')).toEqual([
    [[['Food', 'Soup']], ['warm']],
    [[['Drink', 'Tea']], ['fresh']],
  ])
})

it('reads addresses, upload paths, numbers, null and emoji as texts', async () => {
  backend = await start()
  await backend.setUp()
  await backend.annotate(1, { text: 'http://example.org/good' }, [choice('sentiment', 'Positive')])
  await backend.annotate(2, { text: 'upload/1/bad.txt' }, [choice('sentiment', 'Negative')])
  expect((await backend.train()).job_status).toBe('finished')
  expect(await chosen('http://example.org/good', 'upload/1/bad.txt')).toEqual([[['Positive']], [['Negative']]])
  for (const slot of await predict('', 7, null, '👩‍👩‍👧 文字')) expect(slot.result).toHaveLength(1)
})

it('costs only its own slot when a task lacks the text', async () => {
  backend = await start()
  await backend.setUp()
  const { results } = await backend.predict([{ text: 'fine' }, { title: 'no text here' }, { text: 'fine' }])
  expect(results.map((slot) => [slot].flat().map(({ result }) => result.length))).toEqual([[1], [], [1]])
  expect(JSON.stringify(backend.lines)).toContain('title')
})

it('goes on with the labels that are left when the label config changes, and says what it skipped', async () => {
  backend = await start(config(choices('mood', 'Good Bad Mixed')))
  await backend.setUp()
  for (const [id, mood] of ['Good', 'Bad', 'Mixed', 'Mixed'].entries()) {
    await backend.annotate(id, { text: `${mood} film number ${id}` }, [choice('mood', mood)])
  }
  await backend.train()
  const renamed = config(choices('mood', 'Good Bad Unclear'), choices('length', 'Short Long'))
  await backend.setUp(renamed)
  const [slot] = await predict('Mixed film')
  expect(slot?.result.map(({ from_name }) => from_name)).toEqual(['mood', 'length'])
  expect(['Good', 'Bad']).toContain((slot!.result[0]!.value as { choices: string[] }).choices[0])
  expect((await backend.post('/train', { project: '1.1767225600', label_config: renamed })).statusCode).toBe(201)
  await expect.poll(() => JSON.stringify(backend.lines), { timeout: 20_000 }).toContain('skipped 2 × mood: \\"Mixed\\"')
})

it('says what is missing when there is nothing to learn from', async () => {
  backend = await start()
  await backend.setUp()
  expect(await backend.train()).toMatchObject({ job_status: 'failed', error: expect.stringContaining('sentiment') })
})

it('leaves Choices that belong to a region alone', async () => {
  backend = await start(config(choices('mood', 'Good Bad'), choices('about', 'Plot Cast', 'perRegion="true"')))
  await backend.setUp()
  expect((await predict('x'))[0]?.result.map(({ from_name }) => from_name)).toEqual(['mood'])
})

it('refuses a label config without Choices on Text', async () => {
  backend = await start()
  const schema =
    '<View><Image name="image" value="$image"/><Choices name="c" toName="image"><Choice value="a"/></Choices></View>'
  const answer = await backend.post('/setup', { project: '1.1767225600', schema })
  expect(answer.statusCode).toBe(400)
  expect(answer.statusMessage).toContain('needs <Choices> on <Text>')
})

it('learns from texts without any of several labels, and from the rest when a task lacks its text', async () => {
  backend = await start(config(choices('topics', 'Plot Cast', 'choice="multiple"')))
  await backend.setUp()
  for (let id = 0; id < 20; id++) {
    await backend.annotate(id, { text: `alpha ${id}` }, [choice('topics', 'Plot')])
    await backend.annotate(100 + id, { text: `nothing ${id}` }, [])
  }
  await backend.annotate(777, { title: 'renamed' }, [choice('topics', 'Plot')])
  expect((await backend.train()).job_status).toBe('finished')
  expect(await chosen('alpha once more', 'nothing once more')).toEqual([[['Plot']], []])
  expect(JSON.stringify(backend.lines)).toContain('skipped 1 × topics: task without the text (task 777)')
  expect(JSON.stringify(backend.lines)).toMatch(/topics: 40 texts, 2 labels x \d+ features, about 1 MB of weights/)
})

it('learns tags of any name under their own name', async () => {
  const names = ['__proto__', '情'.repeat(27), 'ж'.repeat(41), '../a b']
  backend = await start(config(...names.map((name) => choices(name, '__proto__ constructor'))))
  await backend.setUp()
  const chosenEverywhere = (label: string) => names.map((name) => choice(name, label))
  await backend.annotate(1, { text: 'lovely' }, chosenEverywhere('__proto__'))
  await backend.annotate(2, { text: 'awful' }, chosenEverywhere('constructor'))
  expect((await backend.train()).job_status).toBe('finished')
  const slots = await predict('lovely', 'awful')
  expect(slots.map(({ result }) => result)).toMatchObject([
    chosenEverywhere('__proto__'),
    chosenEverywhere('constructor'),
  ])
  for (const { score } of slots) expect(score).toBeGreaterThan(0.5)
})

it('neither learns nor answers texts at a URL', async () => {
  backend = await start(config(choices('mood', 'Good Bad')).replace('<Text', '<Text valueType="url"'))
  await backend.setUp()
  await backend.annotate(1, { text: 'http://x/good/1.txt' }, [choice('mood', 'Good')])
  const error = expect.stringContaining('skipped 1 × mood: no text, or one at a URL')
  expect(await backend.train()).toMatchObject({ error })
  expect(await predict('http://x/good/2.txt')).toMatchObject([{ result: [], score: null }])
})
