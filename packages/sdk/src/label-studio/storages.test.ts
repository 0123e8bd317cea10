import { expect, it } from 'vitest'
import { startStub } from './testing/stub-label-studio.ts'

it('lists the import storages of every type', async () => {
  const stored: Record<string, object[]> = {
    '/api/storages/types': [
      { name: 's3', title: 'AWS S3' },
      { name: 'localfiles', title: 'Local files' },
    ],
    '/api/storages/s3': [{ id: 4, title: null, presign: true, bucket: 'images', type: 's3' }],
    '/api/storages/localfiles': [{ id: 1, title: 'Disk', path: '/data' }],
  }
  const stub = await startStub(({ path }) => ({ json: stored[path.split('?')[0] ?? ''] }))
  expect(await stub.client().storages.list(7)).toEqual([
    { id: 4, type: 's3', title: '', presign: true },
    { id: 1, type: 'localfiles', title: 'Disk', presign: false },
  ])
  expect(stub.requests.slice(1).every(({ path }) => path.endsWith('?project=7'))).toBe(true)
})
