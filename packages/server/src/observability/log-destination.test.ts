import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LogDestination } from './log-destination.ts'

let folder: string
let descriptor: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'))
  descriptor = openSync(join(folder, 'log'), 'a')
})
afterEach(() => {
  closeSync(descriptor)
  rmSync(folder, { recursive: true })
})

const written = () => readFileSync(join(folder, 'log'), 'utf8')

function destinationOf(descriptor: number) {
  const dropped: number[] = []
  const recovered: number[] = []
  const events = {
    onDropped: (lines: number) => void dropped.push(lines),
    onRecovered: (lines: number) => void recovered.push(lines),
  }
  return { destination: new LogDestination(descriptor, events), dropped, recovered }
}

/** A descriptor whose every write fails. */
const fullDisk = () => openSync('/dev/full', 'w')

test('lines arrive whole and in order', async () => {
  const { destination, dropped } = destinationOf(descriptor)
  for (let line = 0; line < 1000; line++) destination.write(`line ${line}\n`)
  await destination.drain(5000)
  expect(written()).toBe(Array.from({ length: 1000 }, (_, line) => `line ${line}\n`).join(''))
  expect(dropped).toEqual([])
})

test('lines that cannot be written are dropped and counted, and nothing waits', async () => {
  const full = fullDisk()
  const { destination, dropped, recovered } = destinationOf(full)
  destination.write('one\n')
  destination.write('two\n')
  await destination.drain(5000)
  destination.write('three\n')
  await destination.drain(5000)
  closeSync(full)
  expect(dropped).toEqual([2, 1])
  expect(recovered).toEqual([])
})

test('a closed descriptor is as harmless as a full disk, at the end of the process too', async () => {
  const closed = openSync(join(folder, 'closed'), 'w')
  closeSync(closed)
  const { destination, dropped } = destinationOf(closed)
  destination.write('one\n')
  await destination.drain(5000)
  destination.write('two\n')
  expect(() => destination.writeNow()).not.toThrow()
  expect(dropped).toEqual([1])
})

test('a reader that does not read costs no more than 1 MiB', async () => {
  const { destination, dropped } = destinationOf(descriptor)
  const line = `${'x'.repeat(1023)}\n`
  for (let count = 0; count < 1030; count++) destination.write(line)
  expect(dropped).toHaveLength(6)
  await destination.drain(5000)
  expect(written()).toHaveLength(1024 * 1024)
})

test('once lines arrive again it says how many were lost', async () => {
  const { destination, recovered } = destinationOf(descriptor)
  destination.write('x'.repeat(2 * 1024 * 1024).concat('\n'))
  destination.write('fits\n')
  await destination.drain(5000)
  destination.write('and so on\n')
  await destination.drain(5000)
  expect(recovered).toEqual([1])
})

test('a write that does not come back is distinguished from one that is tried again', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const pipe = openSync(join(folder, 'pipe'), 'r+')
  const { destination } = destinationOf(pipe)
  expect(destination.isHanging).toBe(false)
  destination.write(`${'x'.repeat(100_000)}\n`)
  await destination.drain(200)
  expect(destination.isHanging).toBe(true)
  for (let read = 0; read < 100_001; ) read += readSync(pipe, Buffer.alloc(65_536))
  await destination.drain(5000)
  expect(destination.isHanging).toBe(false)
  closeSync(pipe)
})

test('what waits at the end of the process is written at once', () => {
  const { destination } = destinationOf(descriptor)
  destination.write('last words\n')
  destination.writeNow()
  expect(written()).toBe('last words\n')
})

test('waiting for a write that hangs has an end', async () => {
  const { destination } = destinationOf(descriptor)
  destination.write('one\n')
  await destination.drain(0)
  writeSync(descriptor, 'the next\n')
  await destination.drain(5000)
  expect(written()).toBe('the next\none\n')
})
