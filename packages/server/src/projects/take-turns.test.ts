import { expect, it } from 'vitest'
import { createTurns } from './take-turns.ts'

it('begins a call when all before it are done, also one that fails', async () => {
  const done: string[] = []
  const inTurn = createTurns()
  const work = inTurn(async (name: string, turns: number) => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
    done.push(name)
    if (name === 'fails') throw new Error('on purpose')
    return name
  })
  const answers = await Promise.allSettled([work('slow', 5), work('fails', 3), work('quick', 0)])
  expect(done).toEqual(['slow', 'fails', 'quick'])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
