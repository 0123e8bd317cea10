import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type AppSample, annotatedAndHeldOut } from '../app-sample.ts'

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

describe.each(files)('%s', async (file) => {
  const { sample } = (await import(join(import.meta.dirname, file))) as { sample: AppSample }

  test('has enough tasks to learn from and to measure', () => {
    expect(sample.tasks.length).toBeGreaterThanOrEqual(30)
  })

  test('the truth agrees with itself and not with nothing', () => {
    for (const { truth } of sample.tasks) {
      expect(sample.agreement(truth, truth)).toBe(1)
      expect(sample.agreement([], truth)).toBe(0)
    }
  })

  test('spans name the text they stand on', () => {
    for (const { data, truth } of sample.tasks) {
      for (const { value } of truth.filter((region) => 'start' in region.value)) {
        expect(String(data.text).slice(Number(value.start), Number(value.end))).toBe(value.text)
      }
    }
  })

  test('every kind of region that is measured is learned first', () => {
    const kinds = (tasks: AppSample['tasks']) =>
      new Set(tasks.flatMap(({ truth }) => truth.map(({ value }) => JSON.stringify(value.labels ?? value.choices))))
    const { annotated, heldOut } = annotatedAndHeldOut(sample.tasks)
    expect([...kinds(heldOut)].filter((kind) => !kinds(annotated).has(kind))).toEqual([])
  })
})
