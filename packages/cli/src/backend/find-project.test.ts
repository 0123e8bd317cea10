import { ClientError } from '@label-studio-ml/protocol/client'
import { expect, test } from 'vitest'
import { findProject } from './find-project.ts'
import type { OpenBackend } from './open-backend.ts'

function backend(...uids: string[]): OpenBackend {
  const projects = uids.map((project) => ({ project, model_version: 'v1', label_config: null }))
  const client = { projects: async () => ({ projects }) } as unknown as OpenBackend['client']
  return { client, name: 'it', ending: () => undefined, close: async () => {} }
}

const find = async (from: OpenBackend, wanted?: string) => (await findProject(from, wanted, '--project'))?.project

test('the only project need not be named; there may be none', async () => {
  expect(await find(backend('7.100'))).toBe('7.100')
  expect(await find(backend())).toBeUndefined()
})

test('a project is named by its uid or its number, of which the newest counts', async () => {
  const several = backend('7.100', '8.100', '7.200')
  expect(await find(several, '7.100')).toBe('7.100')
  expect(await find(several, '7')).toBe('7.200')
})

test.each([
  [
    backend('7.100', '8.100'),
    undefined,
    'it has several projects: say --project. Of these: 7.100 (version v1), 8.100 (version v1).',
  ],
  [backend('7.100'), '9', 'it has no project 9: it knows 7.100 (version v1).'],
  [backend(), '9', 'it has no project 9: it knows none yet.'],
])('what cannot be found is told with what there is', async (from, wanted, message) => {
  await expect(find(from, wanted)).rejects.toMatchObject({ code: 'PROJECT_UNKNOWN', message })
})

test('a backend that cannot list its projects is asked without one; other errors count', async () => {
  const failing = (code: 'ROUTE_UNKNOWN' | 'UNREACHABLE') => {
    const client = { projects: () => Promise.reject(new ClientError('no', { code, status: 404 })) }
    return { ...backend(), client: client as unknown as OpenBackend['client'] }
  }
  expect(await find(failing('ROUTE_UNKNOWN'))).toBeUndefined()
  await expect(find(failing('UNREACHABLE'))).rejects.toThrow('no')
})
