import { expect, test } from 'vitest'
import { run, tryRun } from './run.ts'

test('gives what a command printed, with the repository’s tools on PATH', async () => {
  expect(await run('tsup', ['--version'])).toMatch(/\d+\.\d+/)
})

test('a command that fails is quoted with what it printed', async () => {
  await expect(run('sh', ['-c', 'echo out; echo problem >&2; exit 3'])).rejects.toThrow(
    /"sh -c .*" ended with exit code 3:\nout\nproblem/s,
  )
})

test('its exit code and both of its streams can be asked for', async () => {
  const result = await tryRun('sh', ['-c', 'echo out; sleep 0.1; echo problem >&2; exit 3'])
  expect(result).toEqual({ exitCode: 3, stdout: 'out', output: 'out\nproblem' })
})

test('a command that takes too long is killed with its children', async () => {
  const command = ['-c', 'echo started; sleep 30; echo never']
  await expect(run('sh', command, { timeoutMs: 200 })).rejects.toThrow(/did not end within 200 ms:\nstarted/)
})

test('a command that is not there is reported by its name', async () => {
  await expect(run('no-such-command')).rejects.toThrow('Cannot run "no-such-command"')
})
