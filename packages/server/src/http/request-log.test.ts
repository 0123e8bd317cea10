import { afterEach, beforeEach, expect, test } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
beforeEach(async () => {
  backend = await startBackend()
})
afterEach(() => backend.stop())

const linesOf = (route: string) => backend.lines.filter((line) => line.route === route)

test('a predict leaves one line with project, tasks, failures, version and seconds', async () => {
  await backend.setUp(project)
  const { model_version: version } = await backend.predict(project, ['good', 'throw', 'good'])
  expect(linesOf('predict')).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      request_id: expect.any(String),
      route: 'predict',
      status: 200,
      project,
      tasks: 3,
      failures: 1,
      version,
      seconds: expect.any(Number),
      msg: 'answered',
    },
  ])
  const [failure] = backend.lines.filter(({ msg }) => msg === 'prediction failed')
  expect(failure).toMatchObject({ level: 'warn', request_id: linesOf('predict')[0]!.request_id })
})

test('an address that does not exist leaves one line without a stack', async () => {
  await backend.get('/favicon.ico')
  expect(linesOf('unknown')).toHaveLength(1)
  expect(linesOf('unknown')[0]).toMatchObject({
    level: 'info',
    status: 404,
    code: 'ROUTE_UNKNOWN',
    msg: 'request failed',
  })
  expect(JSON.stringify(backend.lines)).not.toContain('    at ')
})

test('what a caller sent wrong is a warning without a stack, under the id that the body names', async () => {
  const answer = await backend.post('/delete', {})
  expect(answer.statusCode).toBe(400)
  const { request_id, message } = answer.json().error
  expect(linesOf('deleteProject')).toEqual([expect.objectContaining({ level: 'warn', request_id, detail: message })])
  expect(linesOf('deleteProject')[0]).not.toHaveProperty('err')
})

test('/health and /metrics leave no line at the level info, and no line comes from the framework', async () => {
  await backend.get('/health')
  await backend.get('/metrics')
  expect(backend.lines).toEqual([])
})

test('tags of a label config that no model can use are named in the log', async () => {
  const schema = `<View><Text name="text" value="$text"/><Video value="$clip"/>
    <Choices name="sentiment" toName="text"><Choice value="Positive"/><Choice value="Negative"/></Choices></View>`
  await backend.setUp(project, schema)
  expect(backend.lines[0]).toMatchObject({ level: 'warn', detail: expect.stringContaining('Video') })
})
