import { expect, it, vi } from 'vitest'
import { createBeginRetrieval } from './retrievals.ts'
import { createTaskClaims } from './task-claims.ts'

function create() {
  const claims = createTaskClaims()
  const addLate = vi.fn(async () => {})
  return { claims, addLate, begin: createBeginRetrieval({ claims, addLate }) }
}

const tasks = [{ id: 5 }, { id: 6 }, {}, 'not a task', { id: 7 }]

it('hands the late tasks that have an id to a job, after the answer is there', async () => {
  const { begin, addLate } = create()
  const answer = { version: 'v1', slots: ['{}', null, null, null, null], late: [1, 2, 3, 4] }
  expect(await begin('7.1', tasks).settle(Promise.resolve(answer))).toEqual(answer)
  expect(addLate).toHaveBeenCalledExactlyOnceWith('7.1', [6, 7])
})

it('leaves a job alone when nothing was late', async () => {
  const { begin, addLate } = create()
  await begin('7.1', tasks).settle(Promise.resolve({ slots: ['{}', '{}', null, null, null], late: [] }))
  expect(addLate).not.toHaveBeenCalled()
})

it('keeps jobs from tasks that are asked for, and then from those that were answered', async () => {
  const { begin, claims } = create()
  const { promise, resolve } = Promise.withResolvers<{ slots: (string | null)[]; late: number[] }>()
  const settled = begin('7.1', tasks).settle(promise)
  expect([5, 6, 7].map((id) => claims.isAsked('7.1', id))).toEqual([true, true, true])
  resolve({ slots: ['{}', null, null, null, null], late: [] })
  await settled
  expect([5, 6, 7].map((id) => claims.isAsked('7.1', id))).toEqual([true, false, false])
})

it('does not answer what a job is writing', async () => {
  const { begin, claims } = create()
  claims.write('7.1', [6])
  const { slots } = await begin('7.1', tasks).settle(
    Promise.resolve({ slots: ['{}', '{}', null, null, '{}'], late: [] }),
  )
  expect(slots).toEqual(['{}', null, null, null, '{}'])
})

it('frees the tasks when there is no answer', async () => {
  const { begin, claims } = create()
  await expect(begin('7.1', tasks).settle(Promise.reject(new Error('no model')))).rejects.toThrow('no model')
  expect(claims.isAsked('7.1', 5)).toBe(false)
})
