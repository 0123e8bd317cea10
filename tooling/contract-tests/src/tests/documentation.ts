import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import { documentedRoutes } from '../http/open-api-document.ts'

export const documentationTests: ContractTest[] = [
  {
    title: 'GET /openapi.json gives the document by which these tests check',
    cites: ['robust/documented'],
    run: async ({ call }) => {
      for (const path of ['/openapi.json', '/my/model/openapi.json']) {
        const { status, json } = await call({ method: 'GET', path })
        expect(status).toBe(200)
        const served = Object.keys(json?.paths ?? {}).sort()
        expect(served).toEqual([...new Set(documentedRoutes().map((route) => route.path))].sort())
      }
    },
  },
  {
    title: 'GET /docs gives a page that loads nothing from elsewhere',
    cites: ['robust/documented'],
    run: async ({ call }) => {
      const { status, text, headers } = await call({ method: 'GET', path: '/docs' })
      expect(status).toBe(200)
      expect(headers['content-type']).toMatch(/^text\/html/)
      expect(text).not.toMatch(/<(script|link|img)[^>]+(src|href)="(https?:)?\/\//)
    },
  },
  {
    title: 'GET /metrics gives text for Prometheus',
    cites: ['robust/documented'],
    run: async ({ call }) => {
      const { status, text } = await call({ method: 'GET', path: '/metrics' })
      expect(status).toBe(200)
      expect(text).toMatch(/^# HELP /m)
    },
  },
]
