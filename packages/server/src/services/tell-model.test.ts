import { setImmediate as nextTurn } from 'node:timers/promises'
import type { WebhookEvent } from '@label-studio-ml/protocol'
import { describe, expect, it, vi } from 'vitest'
import type { SelectModel } from './select-model.ts'
import { createTellModel, type TellModelOptions } from './tell-model.ts'

type Tell = (event: WebhookEvent, signal: AbortSignal) => Promise<void>

function create(tell: Tell, options: Partial<TellModelOptions> = {}) {
  const release = vi.fn()
  const hold = vi.fn(async () => ({ runner: { tell }, release }))
  const warn = vi.fn()
  const tellModel = createTellModel({
    projects: { get: (uid) => (uid === 'unknown' ? undefined : { uid, labelConfig: '<View/>', extraParams: null }) },
    selectModel: (async () => ({ hold })) as unknown as SelectModel,
    log: { warn },
    stopping: new AbortController().signal,
    ...options,
  })
  return { tellModel, hold, release, warn }
}

const created = (id: number): WebhookEvent => ({ action: 'TASKS_CREATED', tasks: [{ id, data: {} }] })

describe('the model of a project', () => {
  it('is told of events one after the other, in their order, not within the call', async () => {
    const told: string[] = []
    const { tellModel, release } = create(async ({ action }) => {
      told.push(`${action} begins`)
      await nextTurn()
      told.push(`${action} ends`)
    })
    tellModel('7.1', { action: 'START_TRAINING' }, 100)
    tellModel('7.1', { action: 'REVIEW_CREATED' }, 100)
    expect(told).toEqual([])
    await expect.poll(() => told).toHaveLength(4)
    expect(told).toEqual([
      'START_TRAINING begins',
      'START_TRAINING ends',
      'REVIEW_CREATED begins',
      'REVIEW_CREATED ends',
    ])
    expect(release).toHaveBeenCalledTimes(2)
  })

  it('lets others have a turn between two events, however fast it is', async () => {
    const order: unknown[] = []
    const { tellModel } = create(async ({ action }) => {
      order.push(action)
      setImmediate(() => order.push('a turn'))
    })
    tellModel('7.1', { action: 'START_TRAINING' }, 100)
    tellModel('7.1', { action: 'REVIEW_CREATED' }, 100)
    await expect.poll(() => order).toEqual(['START_TRAINING', 'a turn', 'REVIEW_CREATED', 'a turn'])
  })

  it('does not wait for the model of another project', async () => {
    const told: WebhookEvent[] = []
    const { tellModel } = create(async (event) => {
      told.push(event)
      await new Promise(() => {})
    })
    tellModel('7.1', created(1), 100)
    tellModel('8.1', created(2), 100)
    await expect.poll(() => told).toEqual([created(1), created(2)])
  })

  it('is told of nothing while the project has no label config, nor of what has no action', async () => {
    const { tellModel, hold } = create(async () => {})
    tellModel('unknown', created(1), 100)
    tellModel('7.1', {}, 100)
    await nextTurn()
    await nextTurn()
    expect(hold).not.toHaveBeenCalled()
  })

  it('may fail: the next event comes, and each action is logged once', async () => {
    const error = new Error('no disk')
    const told = vi.fn(() => Promise.reject(error))
    const { tellModel, warn, release } = create(told)
    for (const event of [created(1), created(2), { action: 'START_TRAINING' }]) tellModel('7.1', event, 100)
    await expect.poll(() => release).toHaveBeenCalledTimes(3)
    await nextTurn()
    expect(warn.mock.calls).toEqual([
      [{ err: error, project: '7.1', action: 'TASKS_CREATED' }, 'onEvent failed (logged once for this action)'],
      [{ err: error, project: '7.1', action: 'START_TRAINING' }, 'onEvent failed (logged once for this action)'],
    ])
  })

  it('may never end, or never be loaded: its signal is aborted, and the next event comes', async () => {
    const signals: AbortSignal[] = []
    const neverEnds: Tell = (_event, signal) => {
      signals.push(signal)
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    }
    const { tellModel, warn, hold } = create(neverEnds, { timeoutMs: 20 })
    hold.mockImplementationOnce(() => new Promise(() => {}))
    for (const id of [1, 2, 3]) tellModel('7.1', created(id), 100)
    await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([true, true])
    await expect
      .poll(() => warn.mock.calls)
      .toEqual([
        [
          { project: '7.1', action: 'TASKS_CREATED' },
          'onEvent did not end within 0.02 s: the next event does not wait for it (logged once for this action)',
        ],
      ])
  })

  it('loses the newest events when too many wait, and the log says so once', async () => {
    const told: WebhookEvent[] = []
    const { tellModel, warn } = create(async (event) => void told.push(event), { maxWaitingItems: 4 })
    for (const id of [1, 2, 3, 4]) tellModel('7.1', created(id), 100)
    await expect.poll(() => told).toEqual([created(1), created(2)])
    expect(warn.mock.calls).toEqual([
      [
        { project: '7.1', action: 'TASKS_CREATED' },
        'an event is not told to onEvent: too many wait for it (logged once for this action)',
      ],
    ])
    await nextTurn()
    const large: WebhookEvent = { action: 'TASKS_CREATED', tasks: Array(10).fill({ data: {} }) }
    tellModel('7.1', large, 100)
    await expect.poll(() => told.at(-1)).toBe(large)
  })

  it('loses what would pass the bytes that events of all projects may take, until some are told', async () => {
    const [told, { promise: mayGoOn, resolve: goOn }] = [[] as WebhookEvent[], Promise.withResolvers<void>()]
    const slow: Tell = async (event) => {
      await mayGoOn
      told.push(event)
    }
    const { tellModel, warn } = create(slow, { maxWaitingBytes: 2 * 1024 * 1024 })
    const mebibytes = (count: number) => count * 1024 * 1024
    tellModel('7.1', created(1), mebibytes(3))
    tellModel('7.1', created(2), 100)
    tellModel('8.1', created(3), 100)
    goOn()
    await expect.poll(() => told).toEqual([created(1)])
    await nextTurn()
    tellModel('7.1', created(4), mebibytes(1))
    tellModel('8.1', created(5), mebibytes(1))
    tellModel('7.1', created(6), 1)
    await expect.poll(() => told).toEqual([created(1), created(4), created(5)])
    const message = 'an event is not told to onEvent: more than 2 MB would wait for it (logged once for this action)'
    expect(warn.mock.calls).toEqual(['7.1', '8.1'].map((project) => [{ project, action: 'TASKS_CREATED' }, message]))
  })

  it('is told of nothing more when the server stops, and what runs is aborted', async () => {
    const stop = new AbortController()
    const told = vi.fn<Tell>(
      (_event, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    )
    const { tellModel, release, warn } = create(told, { stopping: stop.signal })
    tellModel('7.1', created(1), 100)
    tellModel('7.1', created(2), 100)
    await expect.poll(() => told).toHaveBeenCalledTimes(1)
    stop.abort()
    await expect.poll(() => release).toHaveBeenCalledTimes(1)
    await nextTurn()
    expect([told.mock.calls.length, warn.mock.calls]).toEqual([1, []])
  })
})
