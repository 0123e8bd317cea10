import { expect, it } from 'vitest'
import { jwtOf } from '../testing/stub-label-studio.ts'
import { createAuthorization } from './authorization.ts'

const personal = jwtOf({ token_type: 'refresh', exp: 9_999_999_999 })

/** Access tokens that live 300 s, made at a time that the test sets. */
function exchanging() {
  let made = 0
  let now = 1_700_000_000_000
  const authorize = createAuthorization({
    apiKey: personal,
    now: () => now,
    exchange: async () => {
      // The clock of Label Studio is an hour behind.
      const iat = Math.floor(now / 1000) - 3600
      return jwtOf({ token_type: 'access', made: ++made, iat, exp: iat + 300 })
    },
  })
  const pass = (seconds: number) => {
    now += seconds * 1000
  }
  return { authorize, made: () => made, pass }
}

it('sends a legacy token as it is', async () => {
  const authorize = createAuthorization({ apiKey: 'abc', exchange: () => Promise.reject(new Error('not asked')) })
  expect(await authorize()).toBe('Token abc')
})

it('exchanges a personal access token once for all who ask at the same time', async () => {
  const { authorize, made } = exchanging()
  const headers = await Promise.all([authorize(), authorize(), authorize()])
  expect(new Set(headers).size).toBe(1)
  expect(headers[0]).toMatch(/^Bearer /)
  expect(made()).toBe(1)
})

it('renews an access token before its end, whatever the clock of Label Studio says', async () => {
  const { authorize, made, pass } = exchanging()
  await authorize()
  pass(269)
  await authorize()
  expect(made()).toBe(1)
  pass(2)
  await authorize()
  expect(made()).toBe(2)
})

it('renews one that was refused, once for all who were refused', async () => {
  const { authorize, made } = exchanging()
  await authorize()
  await Promise.all([authorize({ renew: true }), authorize({ renew: true }), authorize()])
  expect(made()).toBe(2)
})

it('asks again after an exchange that failed', async () => {
  let isDown = true
  const exchange = async () => {
    if (isDown) throw new Error('down')
    return jwtOf({ iat: 0, exp: 300 })
  }
  const authorize = createAuthorization({ apiKey: personal, exchange })
  await expect(authorize()).rejects.toThrow('down')
  isDown = false
  expect(await authorize()).toMatch(/^Bearer /)
})
