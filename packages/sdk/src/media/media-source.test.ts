import { expect, test } from 'vitest'
import { sourceOf } from './media-source.ts'

const labelStudio = 'https://example.com/ls'

test.each([
  ['data:text/plain,hi', { kind: 'data', uri: 'data:text/plain,hi' }],
  ['s3://bucket/a b.png', { kind: 'bucket', uri: 's3://bucket/a b.png' }],
  ['gs://bucket/a.png', { kind: 'bucket', uri: 'gs://bucket/a.png' }],
  ['azure-blob://container/a.png', { kind: 'bucket', uri: 'azure-blob://container/a.png' }],
  ['/data/upload/3/a.png', { kind: 'upload', path: '/data/upload/3/a.png' }],
  ['/ls/data/upload/3/a.png', { kind: 'upload', path: '/data/upload/3/a.png' }],
  ['https://example.com/ls/data/upload/3/a.png', { kind: 'upload', path: '/data/upload/3/a.png' }],
  ['upload/3/a.png', { kind: 'upload', path: '/data/upload/3/a.png' }],
  ['/upload/3/a.png', { kind: 'upload', path: '/data/upload/3/a.png' }],
  ['data/upload/3/a#1.png', { kind: 'upload', path: '/data/upload/3/a%231.png' }],
  [
    '/data/local-files/?d=dir%2Fa%20b+c.png',
    { kind: 'local-file', d: 'dir/a b c.png', path: '/data/local-files/?d=dir%2Fa%20b+c.png' },
  ],
  ['/tasks/7/resolve/?fileuri=czM6', { kind: 'route', path: '/tasks/7/resolve/?fileuri=czM6' }],
  ['https://example.com/projects/7/presign/?fileuri=x', { kind: 'route', path: '/projects/7/presign/?fileuri=x' }],
])('%s', (reference, source) => {
  expect(sourceOf(reference, labelStudio)).toEqual(source)
})

test.each([
  'https://example.com/other/a.png',
  'http://example.com/data/upload/3/a.png',
  'https://example.com:8443/data/upload/3/a.png',
  '/api/users/',
  '/data/upload/../../api/current-user/token',
  'https://example.com/ls/data/upload/%2e%2e/%2e%2e/api/users/',
  '/data/upload/..%2f..%2fapi/users/',
  '/data/upload/..%5C..%5Capi/users/',
])('%s gets no token', (reference) => {
  expect(sourceOf(reference, labelStudio).kind).toBe('web')
})

test('a path in the query of a route is its own', () => {
  expect(sourceOf('/data/local-files/?d=a%2F..%2Fb', labelStudio).kind).toBe('local-file')
})

test('paths need Label Studio, also when it is not known', () => {
  expect(sourceOf('/data/upload/3/a.png').kind).toBe('upload')
  expect(sourceOf('/static/a.png')).toEqual({ kind: 'route', path: '/static/a.png' })
  expect(sourceOf('https://example.com/data/upload/3/a.png').kind).toBe('web')
})

test.each(['file:///etc/passwd', 'ftp://example.com/a', 'C:\\a.png', '//example.com/a.png', 'a.png', '', 'http://'])(
  '"%s" leads to no file',
  (reference) => {
    expect(() => sourceOf(reference, labelStudio)).toThrow(expect.objectContaining({ code: 'MEDIA_UNSUPPORTED' }))
  },
)

test('the message names the scheme and nothing else of the task', () => {
  expect(() => sourceOf('file:///home/anna/x.png')).toThrow(/, got file:: import/)
  expect(() => sourceOf('anna.png')).toThrow(/got a path: import/)
})
