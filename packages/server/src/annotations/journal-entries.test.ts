import type { Annotation, Task } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import { entriesOfEvent, entriesOfTasks } from './journal-entries.ts'

const data = { text: 'a film' }
const ofTask = (annotations: unknown[], task: object = { data }) => [
  ...entriesOfTasks([{ ...task, annotations } as Task], 'file'),
]

describe('time of an annotation', () => {
  const timeOf = (times: object) => ofTask([{ id: 1, ...times }])[0]?.updatedAt

  it.each([
    ['2026-11-21T12:00:00+02:00', '2026-11-21T10:00:00.000000Z'],
    ['2026-11-21T10:30:00.000000Z', '2026-11-21T10:30:00.000000Z'],
    ['2026-11-21T10:30:00.5Z', '2026-11-21T10:30:00.500000Z'],
    ['2026-11-21T23:59:59.123456-05:30', '2026-11-22T05:29:59.123456Z'],
    ['2026-11-21 10:30:00', '2026-11-21T10:30:00.000000Z'],
  ])('%s is %s', (written, utc) => {
    expect(timeOf({ updated_at: written })).toBe(utc)
  })

  it('is that of its creation, or of its arrival, when it cannot be read', () => {
    expect(timeOf({ updated_at: 'yesterday', created_at: '2026-11-21T10:30:00Z' })).toBe('2026-11-21T10:30:00.000000Z')
    expect(timeOf({ updated_at: '2026-13-41T10:30:00Z' })).toMatch(/^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  })
})

describe('id of an annotation without one', () => {
  const idsOf = (annotations: unknown[]) => ofTask(annotations, { id: 7, data }).map(({ annotationId }) => annotationId)

  it('differs for each annotator of a task, known or not', () => {
    const ids = idsOf([{ completed_by: 1 }, { completed_by: 2 }, {}, {}, { completed_by: 1 }, { id: 9 }])
    expect(new Set(ids).size).toBe(6)
  })

  it('is the same when the same request comes again', () => {
    const annotations = [{ completed_by: 1 }, {}, {}]
    expect(idsOf(annotations)).toEqual(idsOf(annotations))
  })

  it('differs when one task stands in a request twice', () => {
    const task = { data, annotations: [{ result: [] }] } as Task
    const ids = [...entriesOfTasks([task, task], 'file')].map(({ annotationId }) => annotationId)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('annotator', () => {
  const annotatorOf = (completed_by: unknown) =>
    entriesOfEvent([{ id: 1, task: 1, completed_by } as Annotation], [])[0]?.annotator

  it.each([
    [5, '5'],
    [{ id: 5, email: 'me@example.com' }, '5'],
    [{ email: 'me@example.com' }, 'me@example.com'],
    [{}, null],
    [{ id: { toString: 1 } }, null],
    [null, null],
    [undefined, null],
  ])('%j is %j', (completedBy, annotator) => {
    expect(annotatorOf(completedBy)).toBe(annotator)
  })
})
