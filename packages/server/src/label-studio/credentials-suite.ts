import { beforeEach, describe, expect, it } from 'vitest'
import type { CredentialsDriver } from './credentials-driver.ts'

const url = 'http://localhost:8080'

/** What every driver of credentials must do. */
export function testCredentialsDriver(createDriver: () => CredentialsDriver): void {
  let credentials: CredentialsDriver

  beforeEach(() => {
    credentials = createDriver()
  })

  describe('credentials', () => {
    it('are none at first', async () => {
      expect(await credentials.get('1.1')).toBeUndefined()
    })

    it.each([
      ['a token', { project: '1.1', url, token: 'plain:abc' }],
      ['no token', { project: '1.1', url, token: null }],
      ['a project that is no number', { project: "'; drop table projects; --", url, token: 'x' }],
    ])('are given back as they were put in: %s', async (_what, record) => {
      await credentials.put(record)
      expect(await credentials.get(record.project)).toEqual(record)
    })

    it('are replaced whole, and removed one by one', async () => {
      await credentials.put({ project: '1.1', url, token: 'a' })
      await credentials.put({ project: '2.1', url, token: 'b' })
      await credentials.put({ project: '1.1', url: 'https://example.com/ls', token: null })
      expect(await credentials.get('1.1')).toEqual({ project: '1.1', url: 'https://example.com/ls', token: null })
      await credentials.remove('1.1')
      await credentials.remove('3.1')
      expect(await credentials.get('1.1')).toBeUndefined()
      expect(await credentials.get('2.1')).toEqual({ project: '2.1', url, token: 'b' })
    })
  })
}
