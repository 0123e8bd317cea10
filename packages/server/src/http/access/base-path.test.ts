import { describe, expect, it } from 'vitest'
import { createBasePath } from './base-path.ts'

describe('the path before a route', () => {
  const dropBasePath = createBasePath({})

  it.each([
    ['/predict', '/predict'],
    ['/my/model/predict', '/predict'],
    ['/predict/', '/predict'],
    ['/base/%70redict', '/predict'],
    ['/', '/'],
    ['', '/'],
    ['//versions?project=1.2&x=a/b', '/versions?project=1.2&x=a/b'],
  ])('is dropped: %s is %s', (url, route) => {
    expect(dropBasePath({ url })).toBe(route)
  })

  it.each(['/trpc/jobs.list', '/app/x.js?v=1', '/my/model/', '/predict/1', '/a/%E0%A4%A', '/jobs?path=/predict'])(
    'stays before what is not a route: %s',
    (url) => {
      expect(dropBasePath({ url })).toBe(url)
    },
  )

  it.each(['/ner/predict', '/ner/', '/ner', '/trpc/health?batch=1'])('stays below a mounted prefix: %s', (url) => {
    expect(createBasePath({ mountedPrefixes: ['/ner', '/trpc'] })({ url })).toBe(url)
  })

  it('is dropped when it only begins like a mounted prefix', () => {
    expect(createBasePath({ mountedPrefixes: ['/ner'] })({ url: '/nerd/predict' })).toBe('/predict')
  })

  it('is all of the URL when it ends in the webhook secret', () => {
    const dropSecret = createBasePath({ webhookSecret: 'top/secret' })
    expect(dropSecret({ url: '/base/top%2Fsecret/?x=1' })).toBe('/?x=1')
    expect(dropSecret({ url: '/top%2Fsecret/jobs.list' })).toBe('/top%2Fsecret/jobs.list')
  })

  it('is dropped before a route that is called as the webhook secret', () => {
    expect(createBasePath({ webhookSecret: 'webhook' })({ url: '/webhook/webhook' })).toBe('/webhook')
  })
})
