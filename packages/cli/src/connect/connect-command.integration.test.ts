import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { legacyToken } from '../__fixtures__/connected-world.ts'
import { emptyFolder, runProgram } from '../__fixtures__/run-program.ts'
import { startStubBackend } from '../__fixtures__/stub-backend.ts'
import { startStubLabelStudio } from '../__fixtures__/stub-label-studio.ts'

vi.setConfig({ testTimeout: 100_000 })

let folder: string
beforeAll(() => {
  folder = emptyFolder()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What `connect` and `doctor` have in common: everything in options, nothing in the environment. */
async function startWorld() {
  const [labelStudio, backend] = [await startStubLabelStudio(), await startStubBackend()]
  const options = [
    '--label-studio',
    labelStudio.url,
    '--token',
    legacyToken,
    '--project',
    '7',
    '--backend',
    backend.url,
  ]
  return { labelStudio, backend, run: (...args: string[]) => runProgram([...args, ...options], folder) }
}

test('connect needs nothing but its options, ends with 0 and says what docs/connect.md shows', async () => {
  const { labelStudio, run } = await startWorld()
  const { code, output } = await run('connect')
  expect(output).toContain('note: --token can be seen in the process list')
  expect(output).not.toContain(legacyToken)
  const last = /\d+ checks in both directions are ok\./.exec(output)?.[0]
  expect([code, last]).toEqual([0, expect.any(String)])
  expect(readFileSync(new URL('../../../../docs/connect.md', import.meta.url), 'utf8')).toContain(last)
  expect(labelStudio.webhooks).toHaveLength(1)
})

test('where no webhook is wanted, neither command misses it', async () => {
  const { labelStudio, run } = await startWorld()
  labelStudio.makesWebhooks = false
  const connect = await run('connect', '--no-webhook')
  expect([connect.code, connect.output]).toEqual([0, expect.stringContaining('checks in both directions are ok.')])
  const doctor = await run('doctor', '--json', '--no-webhook')
  const { checks } = JSON.parse(doctor.output.slice(doctor.output.indexOf('{\n')))
  const webhook = checks.find(({ id }: { id: string }) => id === 'webhook')
  expect([doctor.code, webhook.outcome, webhook.seen]).toEqual([0, 'skipped', '--no-webhook: predictions alone'])
  const missing = await run('doctor')
  expect([missing.code, missing.output]).toEqual([1, expect.stringContaining('failed   webhook ')])
})
