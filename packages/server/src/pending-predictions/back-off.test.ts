import { expect, it } from 'vitest'
import { withBackOff } from './back-off.ts'

const options = {
  pausesMs: [0, 1, 2],
  signal: new AbortController().signal,
  isWorthAnotherTry: () => true,
}

it('tries again, more slowly each time, and fast again after it got on', async () => {
  const pauses: number[] = []
  let tries = 0
  const result = await withBackOff(
    async (gotOn) => {
      if (++tries === 5) gotOn()
      if (tries < 7) throw new Error('away')
      return 'done'
    },
    { ...options, onRetry: (_error, pauseMs) => pauses.push(pauseMs) },
  )
  expect(result).toBe('done')
  expect(pauses).toEqual([0, 1, 2, 2, 0, 1])
})

it.each([
  ['is not worth another try', { isWorthAnotherTry: () => false }],
  ['has gone on for too long', { isWorthAnotherTry: (_error: unknown, idleMs: number) => idleMs < 0 }],
])('throws what %s', async (_what, rest) => {
  let tries = 0
  const away = async () => {
    tries++
    throw new Error('away')
  }
  await expect(withBackOff(away, { ...options, onRetry: () => {}, ...rest })).rejects.toThrow('away')
  expect(tries).toBe(1)
})

it('ends with its signal, also in a pause', async () => {
  const ending = new AbortController()
  const away = () => Promise.reject(new Error('away'))
  const onRetry = () => setTimeout(() => ending.abort(new Error('the server stops')))
  const waiting = withBackOff(away, { ...options, pausesMs: [60_000], signal: ending.signal, onRetry })
  await expect(waiting).rejects.toThrow(/abort|server stops/)
})
