import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { dateTimeInFormat } from './date-time-format.ts'

function problemOf(attributes: string, datetime: unknown): string | undefined {
  const tag = `<DateTime name="d" toName="t" ${attributes}/>`
  const config = parseLabelConfig(`<View><Text name="t" value="$t"/>${tag}</View>`)
  return dateTimeInFormat({ datetime }, config.control('d'))?.problem
}

it.each([
  ['', '2024-05-07T09:30'],
  ['only="date"', '2024-05-07'],
  ['only="date,time"', '2024-05-07T09:30'],
  ['only="time"', '09:30'],
  ['only="time" format="%d.%m.%Y"', '09:30'],
  ['only="month,year"', '2024-05-01'],
  ['only="year"', '2024-01-01'],
  ['only="year"', '2024'],
  ['only="year" format="%Y"', '2024'],
  ['format="%d.%m.%Y"', '7.5.2024'],
  ['format="%-d.%_m.%Y"', '7.5.2024'],
  ['format="%d %B %Y (%A)"', '7 May 2024 (Tuesday)'],
])('a DateTime with %s takes %s, as the editor does', (attributes, datetime) => {
  expect(problemOf(attributes, datetime)).toBeUndefined()
})

it.each([
  ['', 'tomorrow', '%Y-%m-%dT%H:%M'],
  ['', '2024-05-07', '%Y-%m-%dT%H:%M'],
  ['', '2024-13-07T09:30', '%Y-%m-%dT%H:%M'],
  ['', 2024, '%Y-%m-%dT%H:%M'],
  ['only="date"', '2024-05-07T09:30', '%Y-%m-%d'],
  ['only="date" format="%d.%m.%Y"', '2024-05-07', '%d.%m.%Y'],
  ['only="month,year"', '2024-05', '%Y-%m-%d'],
  ['only="time"', '2024-05-07T09:30', '%H:%M'],
])('a DateTime with %s refuses %j, which the editor cannot read', (attributes, datetime, format) => {
  expect(problemOf(attributes, datetime)).toContain(`expected a string in the format ${format}`)
})
