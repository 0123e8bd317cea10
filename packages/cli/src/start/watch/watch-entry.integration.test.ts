import { once } from 'node:events'
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { emptyFolder, runProgram, startProgram } from '../../__fixtures__/run-program.ts'

const timeoutMs = 100_000
let folder: string
let model: string
let source: string

beforeEach(async () => {
  folder = emptyFolder()
  await runProgram(['create', 'watched', '--no-learns'], folder)
  model = join(folder, 'watched', 'src', 'model.ts')
  source = readFileSync(model, 'utf8')
})
afterEach(() => rmSync(folder, { recursive: true }))

function startWatching(environment?: Record<string, string>) {
  const args = ['start', 'watched', '--watch', '--port', '0', '--host', '127.0.0.1']
  const { child, output } = startProgram(args, folder, environment)
  const ended = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  let seen = 0
  /** What a line that comes after those seen before has in the place of the group. */
  const says = async (line: RegExp) => {
    for (const end = Date.now() + timeoutMs; Date.now() < end; await delay(50)) {
      const found = line.exec(output().slice(seen))
      if (!found) continue
      seen += found.index + found[0].length
      return found[1]!
    }
    throw new Error(`no ${line} in:\n${output()}`)
  }
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return (await ended)[0] as number | null
  }
  return { says, stop }
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(`${url}/health`).catch(() => undefined))?.ok ?? false
}

test('a syntax error is survived, at the start and while it runs', { timeout: 2 * timeoutMs }, async () => {
  writeFileSync(model, `${source}\n) oops`)
  const { says, stop } = startWatching()
  await says(/(the backend ended with exit code 1: it starts again when a file changes)/)
  writeFileSync(model, source)
  const first = await says(/watched\/src\/model\.ts changed: restarted in [\d.]+ s, (http:\S+)/)
  expect(await answers(first)).toBe(true)
  writeFileSync(model, `${source}\n) oops`)
  await says(/(the backend ended with exit code 1)/)
  expect(await answers(first)).toBe(false)
  writeFileSync(model, source)
  const second = await says(/model\.ts changed: restarted in [\d.]+ s, (http:\S+)/)
  expect(await answers(second)).toBe(true)
  expect(await stop('SIGINT')).toBe(0)
  expect(await answers(second)).toBe(false)
})

test('every file of the folder counts, not only what was imported', { timeout: 2 * timeoutMs }, async () => {
  const { says, stop } = startWatching()
  await says(/watching watched: started in [\d.]+ s, (http:\S+)/)
  appendFileSync(join(folder, 'watched', 'label-config.xml'), '\n')
  const url = await says(/watched\/label-config\.xml changed: restarted in [\d.]+ s, (http:\S+)/)
  writeFileSync(join(folder, 'watched', 'words.json'), '[]')
  await says(/(words\.json) changed: restarted/)
  expect(await answers(url)).toBe(false)
  expect(await stop('SIGTERM')).toBe(0)
})

test.each([
  ['a relative MODEL_DIR lies below the backend, and what is written there starts nothing', 'kept'],
  ['an empty MODEL_DIR counts as absent', ''],
])('%s', { timeout: 2 * timeoutMs }, async (_title, modelDir) => {
  const { says, stop } = startWatching({ MODEL_DIR: modelDir })
  await says(/watching watched: started in [\d.]+ s, (http:\S+)/)
  expect(existsSync(join(folder, 'watched', modelDir || 'model-dir', 'backend.sqlite'))).toBe(true)
  appendFileSync(join(folder, 'watched', 'label-config.xml'), '\n')
  await says(/(label-config\.xml) changed: restarted/)
  expect(await stop('SIGTERM')).toBe(0)
})

test('a further folder that does not exist is refused', { timeout: timeoutMs }, async () => {
  const { code, output } = await runProgram(['start', 'watched', '--watch', '--watch-also', 'nowhere'], folder)
  expect([code, output]).toEqual([1, expect.stringContaining('--watch-also nowhere cannot be used')])
})

test('a watcher that is killed leaves no backend behind', { timeout: 2 * timeoutMs }, async () => {
  const { says, stop } = startWatching()
  const url = await says(/watching watched: started in [\d.]+ s, (http:\S+)/)
  await stop('SIGKILL')
  for (const end = Date.now() + 20_000; Date.now() < end && (await answers(url)); ) await delay(50)
  expect(await answers(url)).toBe(false)
})
