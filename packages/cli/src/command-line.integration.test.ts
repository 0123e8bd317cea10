import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { emptyFolder, runProgram, startProgram } from './__fixtures__/run-program.ts'

vi.setConfig({ testTimeout: 200_000 })

const project = '7.1767225600'
let folder: string

beforeAll(() => {
  folder = emptyFolder()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Looks until there is something. A machine that runs other things as well needs many seconds to start a backend. */
async function eventually<Found>(look: () => Promise<Found | undefined> | Found | undefined): Promise<Found> {
  for (const end = Date.now() + 100_000; Date.now() < end; await delay(50)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error('nothing within 100 s')
}

/** Starts a created backend on a free port. */
async function startBackend(args: string[], environment?: Record<string, string>) {
  const { child, output } = startProgram(['start', ...args, '--port', '0', '--host', '127.0.0.1'], folder, environment)
  onTestFinished(() => void child.kill('SIGKILL'))
  const url = await eventually(() => /"url":"(http:[^"]+)"/.exec(output())?.[1])
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
    return { status: answer.status, json: (await answer.json()) as any }
  }
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    return (await ended)[0] as number | null
  }
  return { post, stop }
}

test('a created backend passes its check', async () => {
  await runProgram(['create', 'reviews'], folder)
  const { code, output } = await runProgram(['start', 'reviews', '--check'], folder, { BASIC_AUTH_USER: 'only' })
  expect(output).toMatch(/sample task got 1 region, score 0\.5\n {2}\{"choices":\["Yes"\]\}\nOK\n$/)
  expect(code).toBe(0)
})

test('a created backend starts, learns and ends well on SIGTERM, with its models in its own folder', async () => {
  await runProgram(['create', 'learner'], folder)
  const { post, stop } = await startBackend(['learner'])
  const schema = readFileSync(join(folder, 'learner', 'label-config.xml'), 'utf8')
  await post('/setup', { project, schema })
  const annotations = [annotated(1, 'funny film', 'Yes'), annotated(2, 'dull film', 'No')]
  const { job } = (await post('/train', { project, annotations })).json
  await eventually(async () => {
    const { job_status: status } = (await post('/job_status', { job })).json
    return status === 'finished' || undefined
  })
  const { results } = (await post('/predict', { project, tasks: [{ data: { text: 'dull' } }] })).json
  expect(results[0].result[0].value.choices).toEqual(['No'])
  expect(await stop()).toBe(0)
  expect(existsSync(join(folder, 'learner', 'model-dir', 'backend.sqlite'))).toBe(true)
})

test('options reach the server: credentials, debug lines, MODEL_DIR', async () => {
  await runProgram(['create', 'guarded', '--no-learns'], folder)
  const options = [
    '--basic-auth-user',
    'u',
    '--basic-auth-pass',
    'p',
    '--debug',
    '--model-dir',
    'models',
    '--workers',
    '1',
  ]
  const { post, stop } = await startBackend(['guarded', ...options])
  expect((await post('/setup', { project })).status).toBe(401)
  expect((await post('/setup', { project }, { authorization: `Basic ${btoa('u:p')}` })).status).toBe(200)
  await stop()
  expect(existsSync(join(folder, 'models', 'backend.sqlite'))).toBe(true)
})

test('--kwargs reach the model as its extra params', async () => {
  await runProgram(['create', 'thresholds', '--no-learns'], folder)
  writeFileSync(join(folder, 'thresholds', 'src', 'model.ts'), modelScoredByExtraParams('Thresholds'))
  const { post, stop } = await startBackend(['thresholds', '--kwargs', 'score=0.25', 'name=small'])
  const schema = readFileSync(join(folder, 'thresholds', 'label-config.xml'), 'utf8')
  const { results } = (await post('/predict', { project, label_config: schema, tasks: [{ data: { text: 'x' } }] })).json
  expect(results[0].score).toBe(0.25)
  await stop()
})

test('a backend whose prediction fails does not pass its check, which shows where its own code failed', async () => {
  await runProgram(['create', 'broken'], folder)
  const file = join(folder, 'broken', 'src', 'model.ts')
  const failing = readFileSync(file, 'utf8').replace(
    'return control.choose',
    "if (score) throw new Error('no luck')\n    return control.choose",
  )
  writeFileSync(file, failing)
  const { code, output } = await runProgram(['start', 'broken', '--check'], folder)
  expect(code).toBe(1)
  expect(output).toMatch(/failed: Error: no luck\n {4}at .*broken\/src\/model\.ts:\d+.*\nNOT OK\n$/)
})

test.each([
  ['an entry that is not a program', 'no program(', 'ERR_INVALID_TYPESCRIPT_SYNTAX'],
  ['an entry that serves nothing', 'export {}', 'ended with exit code 0 before it listened: does it call serve(…)?'],
])('%s does not pass its check', async (_, source, message) => {
  const name = `entry-${message.length}`
  await runProgram(['create', name], folder)
  writeFileSync(join(folder, name, 'src', 'main.ts'), source)
  const { code, output } = await runProgram(['start', name, '--check'], folder)
  expect([code, output]).toEqual([1, expect.stringContaining(message)])
})

test.each([['start'], ['start', '--check']])(
  '%s says what to install when the packages are missing',
  async (...args) => {
    const bare = mkdtempSync(join(tmpdir(), 'not-installed-'))
    await runProgram(['create', 'reviews'], bare)
    const { code, output } = await runProgram([...args, 'reviews'], bare)
    rmSync(bare, { recursive: true })
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/@label-studio-ml\/server, which is not installed: run "npm install" in .*reviews/),
    ])
    expect(output).not.toContain('    at ')
  },
)

test.each([
  [['create', 'x', '--control', 'Stars'], 'CONFIGURATION_INVALID: There is no control tag <Stars>; there are Choices,'],
  [['start', '--workers', '4'], 'CONFIGURATION_INVALID: --workers 4 cannot be used'],
  [['start', 'nowhere'], 'nowhere does not exist'],
  [['connect', '--project', '7'], 'CONFIGURATION_INVALID: connect needs --label-studio or LABEL_STUDIO_URL'],
  [['connect', '--extra-params', '[]'], 'Expected a JSON object such as {"threshold": 0.4}.'],
  [['doctor'], 'CONFIGURATION_INVALID: There is nothing to check: give --label-studio'],
  [
    ['doctor', '--project', 'reviews'],
    '--project reviews cannot be used: expected the number in the address of the project',
  ],
  [
    ['doctor', '--backend', 'http://127.0.0.1:2'],
    'failed   backend-reachable       http://127.0.0.1:2/health: connect ECONNREFUSED',
  ],
  [['strat'], "unknown command 'strat'\n(Did you mean start?)"],
  [['start', '--prot', '1'], "unknown option '--prot'"],
])('%j ends with 1 and one message', async (args, message) => {
  const { code, output } = await runProgram(args, folder)
  expect(code).toBe(1)
  expect(output).toContain(message)
  expect(output).not.toContain('    at ')
})

function annotated(id: number, text: string, label: string) {
  const result = [{ id: `r${id}`, from_name: 'choices', to_name: 'text', type: 'choices', value: { choices: [label] } }]
  return { id, data: { text }, annotations: [{ id, result, was_cancelled: false }] }
}

function modelScoredByExtraParams(className: string): string {
  return `import { LabelStudioMLBase } from '@label-studio-ml/sdk'

export class ${className} extends LabelStudioMLBase {
  override predict() {
    return { result: [], score: (this.extraParams as { score: number }).score }
  }
}
`
}
