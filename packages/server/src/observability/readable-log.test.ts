import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { createLog, type Log } from './log.ts'
import { createReadableLog } from './readable-log.ts'

/** What a person reads, without the time of day. */
function shown(tell: (log: Log) => void, colors = false): string {
  let text = ''
  const write = (line: string) => {
    text += line
  }
  const destination = createReadableLog({ write }, colors)
  tell(createLog('info', destination))
  return text.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')
}

const answer = {
  request_id: 'b273',
  route: 'predict',
  status: 200,
  project: '7',
  tasks: 3,
  failures: 1,
  version: 'v3',
  seconds: 0.0124,
}

test('a predict is one line: project, tasks, failures, version and time', () => {
  expect(shown((log) => log.info(answer, 'answered'))).toBe(
    'TIME  predict  project 7  tasks 3  failures 1  version v3  12 ms\n',
  )
})

test('a training is shown with state, progress and time', () => {
  expect(
    shown((log) => {
      log.info({ job: 'x', project: '7', percent: 40 }, 'training')
      log.info(
        { job: 'x', project: '7', state: 'finished', trigger: 'START_TRAINING', version: 'v3', seconds: 61.2 },
        'training',
      )
    }),
  ).toBe('TIME  training  project 7  40 %\nTIME  training  project 7  finished  version v3  1 min 1 s\n')
})

test('an error stands below its line with its stack', () => {
  const err = new Error('no luck')
  expect(shown((log) => log.error({ err, detail: 'no luck', project: '7' }, 'prediction failed'))).toMatch(
    /^TIME {2}ERROR {2}prediction failed {2}project 7\n {4}Error: no luck\n {8}at .*\n/,
  )
})

test('a refused request shows its status and why', () => {
  const refused = {
    route: 'unknown',
    status: 404,
    code: 'ROUTE_UNKNOWN',
    detail: 'There is no such route.',
    seconds: 0.001,
  }
  expect(shown((log) => log.info(refused, 'request failed'))).toBe(
    'TIME  unknown  404  code ROUTE_UNKNOWN  There is no such route.  1.0 ms\n',
  )
})

test('colors are added where they are asked for, and change no word', () => {
  const plain = shown((log) => log.warn(answer, 'answered'))
  const colored = shown((log) => log.warn(answer, 'answered'), true)
  expect(colored).not.toBe(plain)
  expect(stripVTControlCharacters(colored)).toBe(plain)
})

test('what a client sent cannot steer the terminal', () => {
  expect(shown((log) => log.warn({ detail: 'red \u001b[31m and bell \u0007' }, 'said'))).toBe(
    'TIME  WARN  said  red ?[31m and bell ?\n',
  )
  expect(shown((log) => log.warn('said \u001b[31m'))).toBe('TIME  WARN  said ?[31m\n')
})

test('what a client sent stays in its line, and no field floods the terminal', () => {
  const project = `7\n12:00:00  ERROR  ${'x'.repeat(1000)}`
  expect(shown((log) => log.warn({ project }, 'said'))).toMatch(
    /^TIME {2}WARN {2}said {2}project 7 TIME {2}ERROR {2}x+…\n$/,
  )
})
