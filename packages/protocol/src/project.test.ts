import { expect, test } from 'vitest'
import { projectUid } from './project.ts'

test('is the id and the whole seconds of the creation', () => {
  expect(projectUid({ id: 62, created_at: '2024-04-02T05:33:56.123456Z' })).toBe('62.1712036036')
})

test('is the one that the connector of a recorded Label Studio sent for the same project', () => {
  expect(projectUid({ id: 2, created_at: '2026-11-20T23:14:08.284039Z' })).toBe('2.1795216448')
})

test.each([undefined, null, '', 'yesterday'])('is the bare id when created_at is %j', (created_at) => {
  expect(projectUid({ id: 62, created_at })).toBe('62')
})
