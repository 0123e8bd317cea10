import { screen } from '@inquirer/testing/vitest'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runCommandLine } from './command-line.ts'

vi.setConfig({ testTimeout: 100_000 })

function asOnTerminal() {
  const before = [process.stdin.isTTY, process.stdout.isTTY] as const
  const set = ([stdin, stdout]: readonly [boolean, boolean]) => {
    process.stdin.isTTY = stdin
    process.stdout.isTTY = stdout
  }
  set([true, true])
  vi.stubEnv('LABEL_STUDIO_URL', undefined)
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => {
    set(before)
    vi.unstubAllEnvs()
    said.mockRestore()
  })
  return said
}

test.each([
  [['connect'], 'Address of Label Studio', 'Nothing was connected.'],
  [['create', 'reviews'], 'Control tag', 'Nothing was created.'],
])('Ctrl+C at a question of %j ends with 130 and says that nothing was done', async (args, question, message) => {
  const said = asOnTerminal()
  const ended = runCommandLine(args)
  await expect.poll(() => screen.getScreen(), { timeout: 60_000 }).toContain(question)
  screen.keypress({ name: 'c', ctrl: true })
  expect(await ended).toBe(130)
  expect(said.mock.calls).toEqual([[message]])
})
