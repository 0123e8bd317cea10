import { expect, test } from 'vitest'
import { createFailureCounts } from './failure-counts.ts'
import { formatCount, formatDuration } from './format-figures.ts'
import { createProgress } from './progress.ts'

test('failures are counted by reason, the first five places are named', () => {
  const failures = createFailureCounts()
  failures.add('once', 'a:1')
  for (let line = 1; line <= 7; line++) failures.add('often', `a:${line}`)
  expect(failures.total).toBe(8)
  expect(failures.lines()).toEqual(['7 × often (a:1, a:2, a:3, a:4, a:5, …)', '1 × once (a:1)'])
})

test('what has many of them is one place', () => {
  const failures = createFailureCounts()
  failures.add('often', 'a', 7)
  expect([failures.total, failures.lines()]).toEqual([7, ['7 × often (a)']])
})

test('a million different reasons take no more memory than twenty', () => {
  const failures = createFailureCounts()
  for (let row = 0; row < 1000; row++) failures.add(`row ${row} is bad`, `a:${row}`)
  expect(failures.lines()).toHaveLength(21)
  expect(failures.lines().at(-1)).toMatch(/^980 × other reasons/)
})

test('figures are short', () => {
  expect([1234567, 3.14, 0].map(formatCount)).toEqual(['1,234,567', '3.1', '0'])
  expect([0.34, 12.4, 75, 7300].map(formatDuration)).toEqual(['0.3 s', '12 s', '1 min 15 s', '2 h 1 min'])
})

function create(isTTY: boolean, fraction: () => number | undefined = () => 0.25) {
  let time = 0
  let text = ''
  const output = { isTTY, columns: 100, write: (more: string) => (text += more) }
  const progress = createProgress({ unit: 'rows', fraction, output, now: () => time })
  const after = (ms: number) => {
    time += ms
  }
  return { progress, after, text: () => text }
}

test('a terminal has one bar with rate and remaining time, which makes room for messages', () => {
  const { progress, after, text } = create(true)
  after(10_000)
  progress.update(5000, 2)
  progress.say('a note')
  expect(text()).toBe(
    '\r██████░░░░░░░░░░░░░░░░░░ 25 %, 5,000 rows, 2 failed, 500/s, 30 s left\u001b[K\r\u001b[Ka note\n',
  )
  progress.end()
  expect(text()).toMatch(/a note\n$/)
})

test('where nothing is counted there is the part that is done', () => {
  let text = ''
  let time = 0
  const output = { write: (more: string) => (text += more) }
  const progress = createProgress({ fraction: () => 0.5, output, now: () => time })
  time = 30_000
  progress.update(0.5, 0)
  expect(text).toBe('50 %, 30 s left\n')
})

test('a pipe has a line every half minute, none for a short run', () => {
  const { progress, after, text } = create(false, () => undefined)
  progress.update(1, 0)
  after(29_000)
  progress.update(2, 0)
  expect(text()).toBe('')
  after(1000)
  progress.update(300, 0)
  progress.end()
  expect(text()).toBe('300 rows, 10/s\n')
})
