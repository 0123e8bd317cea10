import { setImmediate as nextTurn } from 'node:timers/promises'
import { LabelStudioMLBase, type PredictContext } from '@label-studio-ml/sdk'
import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'
import { createYielder } from './yield-to-event-loop.ts'

/** Holds the event loop longer than a piece of work may. */
function compute() {
  const end = performance.now() + 15
  while (performance.now() < end);
}

it('goes on at once while the event loop was held for a short time only', () => {
  expect(createYielder()()).toBeUndefined()
})

it('lets those who wait go one by one, each in a turn of its own', async () => {
  const yieldToEventLoop = createYielder()
  yieldToEventLoop()
  compute()
  const events: string[] = []
  const work = async (name: string) => {
    await yieldToEventLoop()
    events.push(name)
    compute()
  }
  const works = Promise.all(['a', 'b', 'c'].map(work))
  while (!events.includes('c')) {
    await nextTurn()
    events.push('turn')
  }
  await works
  expect(events.filter((event) => event !== 'turn')).toEqual(['a', 'b', 'c'])
  expect(events.indexOf('b') - events.indexOf('a')).toBeGreaterThan(2)
  expect(events.indexOf('c') - events.indexOf('b')).toBeGreaterThan(2)
})

let backend: Awaited<ReturnType<typeof startBackend>> | undefined
afterEach(() => backend?.stop())

it.each(['at once', 'after an await'])('answers /health between predictions that compute %s', async (when) => {
  const events: string[] = []
  class Computing extends LabelStudioMLBase<'Choices'> {
    static override needs = [{ control: 'Choices', object: 'Text' }]
    override predict(_task: unknown, { control }: PredictContext<'Choices'>) {
      if (when === 'at once') return this.#compute(control)
      return this.has('anything').then(() => this.#compute(control))
    }
    #compute(control: PredictContext<'Choices'>['control']) {
      if (events.length === 0) void backend?.get('/health').then(() => events.push('health'))
      events.push('prediction')
      compute()
      return control.choose('Positive')
    }
  }
  backend = await startBackend({ ModelClass: Computing })
  await backend.setUp('7.1767225600')
  await backend.predict('7.1767225600', ['1', '2', '3', '4', '5', '6', '7', '8'])
  expect(events.indexOf('health')).toBeGreaterThan(0)
  expect(events.indexOf('health')).toBeLessThan(4)
})
