import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checks } from './checks.ts'
import { renderDoctorPage } from './doctor-page.ts'

const readDocument = (name: string) => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8')

test('the committed docs/doctor.md is the page of the table of checks', () => {
  expect(readDocument('doctor.md') === renderDoctorPage(), 'run: pnpm docs:write').toBe(true)
})

test('every check of the table of traps is there, and every id is used once', () => {
  const ids = checks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const linked = [...readDocument('connect.md').matchAll(/\(doctor\.md#([\w-]+)\)/g)].map(([, id]) => id!)
  expect(linked.length).toBeGreaterThan(10)
  expect(linked.filter((id) => !ids.includes(id))).toEqual([])
})
