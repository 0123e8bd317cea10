import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTaskFile, taskFileFormat } from './task-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'task-file-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test.each(['json', 'jsonl'] as const)('a %s file appears when it is whole', async (format) => {
  const path = join(folder, 'new', `tasks.${format}`)
  const file = await openTaskFile({ path, format, resume: false })
  await file.write({ data: { text: 'a\nb' } })
  await file.write({ data: { text: 'c' } })
  expect(existsSync(path)).toBe(false)
  await file.finish()
  const text = readFileSync(path, 'utf8')
  const tasks =
    format === 'json'
      ? JSON.parse(text)
      : text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
  expect(tasks).toEqual([{ data: { text: 'a\nb' } }, { data: { text: 'c' } }])
  expect(existsSync(`${path}.partial`)).toBe(false)
})

test.each(['json', 'jsonl'] as const)('what a killed run left of a %s file is gone on with', async (format) => {
  const path = join(folder, `tasks.${format}`)
  const first = await openTaskFile({ path, format, resume: false })
  for (const id of [1, 2]) await first.write({ data: { id } })
  await first.leave()
  appendFileSync(`${path}.partial`, ',{"data":{"id":')
  const second = await openTaskFile({ path, format, resume: true })
  expect([second.resumed, second.lastResumed]).toEqual([2, { data: { id: 2 } }])
  await second.write({ data: { id: 3 } })
  await second.finish()
  expect(read(`tasks.${format}`).match(/"id":\d/g)).toEqual(['"id":1', '"id":2', '"id":3'])
  if (format === 'json') expect(JSON.parse(read('tasks.json'))).toHaveLength(3)
})

test('tasks without a prediction in what was left are counted; a first task that is cut is written again', async () => {
  const path = join(folder, 'tasks.json')
  writeFileSync(`${path}.partial`, '[\n{"data":{"id":1},"predictions":[]}\n,{"data":{"id":2},"predictions":[{}]}\n')
  const left = await openTaskFile({ path, format: 'json', resume: true })
  expect([left.resumed, left.resumedWithout]).toEqual([2, 1])
  await left.leave()
  writeFileSync(`${path}.partial`, '[\n{"data":')
  const cut = await openTaskFile({ path, format: 'json', resume: true })
  await cut.write({ data: { id: 1 } })
  await cut.finish()
  expect(JSON.parse(read('tasks.json'))).toEqual([{ data: { id: 1 } }])
})

test('nothing is left of a run without a task, and an empty list is one', async () => {
  const path = join(folder, 'tasks.json')
  await (await openTaskFile({ path, format: 'json', resume: false })).leave()
  expect(existsSync(`${path}.partial`)).toBe(false)
  await (await openTaskFile({ path, format: 'json', resume: true })).finish()
  expect(JSON.parse(read('tasks.json'))).toEqual([])
})

test('a name without a known format and a place that cannot be written are refused', async () => {
  expect(() => taskFileFormat('tasks.csv')).toThrow('end it with .json')
  const path = join(folder, 'file.json')
  await (await openTaskFile({ path, format: 'json', resume: false })).finish()
  const below = openTaskFile({ path: join(path, 'tasks.json'), format: 'json', resume: false })
  await expect(below).rejects.toThrow('cannot be written')
})

test.skipIf(!existsSync('/dev/full'))('a full disk is one error, not a wait', async () => {
  symlinkSync('/dev/full', join(folder, 'tasks.jsonl.partial'))
  const file = await openTaskFile({ path: join(folder, 'tasks.jsonl'), format: 'jsonl', resume: false })
  const writing = async () => {
    for (let task = 0; task < 10_000; task++) await file.write({ data: { text: 'x'.repeat(100) } })
  }
  await expect(writing()).rejects.toThrow('tasks.jsonl cannot be written: ENOSPC')
  await file.leave()
})

test.skipIf(!existsSync('/dev/full'))('a disk that is full at the end leaves no file that looks whole', async () => {
  const path = join(folder, 'tasks.jsonl')
  symlinkSync('/dev/full', `${path}.partial`)
  const file = await openTaskFile({ path, format: 'jsonl', resume: false })
  await file.write({ data: {} })
  await expect(file.finish()).rejects.toThrow('tasks.jsonl cannot be written: ENOSPC')
  const late = await openTaskFile({ path, format: 'jsonl', resume: false })
  await late.write({ data: {} })
  await delay(50)
  await expect(late.finish()).rejects.toThrow('tasks.jsonl cannot be written: ENOSPC')
  expect(existsSync(path)).toBe(false)
})
