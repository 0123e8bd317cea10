import { type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import { describe, expect, it, vi } from 'vitest'
import type { ModelRunner } from '../prediction/model-runner.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { ModelKey } from './load-model.ts'
import { ModelHost, type ModelHostOptions } from './model-host.ts'

const empty = parseLabelConfig('<View/>')
const keyOf = (project: string, config: LabelConfig = empty): ModelKey => ({ project, config, extraParams: null })
const record = (version: string) => ({ version }) as VersionRecord

/** A host whose models do nothing but note that they were closed. */
function createHost(options: Partial<ModelHostOptions> = {}) {
  const loaded: string[] = []
  const closed: string[] = []
  const loadModel = async ({ project }: ModelKey, version?: VersionRecord) => {
    const name = `${project} ${version?.version ?? 'untrained'}`
    loaded.push(name)
    return { version: name, close: async () => void closed.push(name) } as ModelRunner
  }
  const host = new ModelHost({ loadModel, maxLoadedModels: 2, labelConfigBytes: 1_000_000, ...options })
  return { host, loaded, closed }
}

/** Lets everything happen that does not wait for a timer. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the model host', () => {
  it('loads a model once, however many hold it', async () => {
    const { host, loaded } = createHost()
    const [first, second] = await Promise.all([host.hold(keyOf('1'), undefined), host.hold(keyOf('1'), undefined)])
    expect(first.runner).toBe(second.runner)
    expect(loaded).toEqual(['1 untrained'])
  })

  it('evicts the least recently used model, and closes it when nobody holds it any more', async () => {
    const { host, closed } = createHost()
    const held = await host.hold(keyOf('1'), undefined)
    const again = await host.hold(keyOf('1'), undefined)
    await host.warm(keyOf('2'), undefined)
    await host.warm(keyOf('3'), undefined)
    held.release()
    await settled()
    expect([host.size, closed]).toEqual([2, []])
    again.release()
    await settled()
    expect(closed).toEqual(['1 untrained'])
  })

  it('evicts models whose label configs take more memory than they may, the last one stays', async () => {
    const { host, closed } = createHost({ labelConfigBytes: 1 })
    await host.warm(keyOf('1'), undefined)
    await host.warm(keyOf('2'), undefined)
    await settled()
    expect([host.size, closed]).toEqual([1, ['1 untrained']])
  })

  it('closes a model that was evicted while it was loaded', async () => {
    const { promise, resolve } = Promise.withResolvers<ModelRunner>()
    const { host } = createHost({ loadModel: () => promise })
    const warming = host.warm(keyOf('1'), undefined)
    host.unloadProject('1')
    const close = vi.fn(async () => {})
    resolve({ close } as unknown as ModelRunner)
    await warming
    await settled()
    expect(close).toHaveBeenCalledOnce()
  })

  it('tries a model again that could not be loaded', async () => {
    let tries = 0
    const { host } = createHost({
      loadModel: async () => {
        if (++tries === 1) throw new Error('no file')
        return { close: async () => {} } as ModelRunner
      },
    })
    await expect(host.hold(keyOf('1'), undefined)).rejects.toThrow('no file')
    expect(host.size).toBe(0)
    await host.hold(keyOf('1'), undefined)
    expect([tries, host.size]).toEqual([2, 1])
  })

  it('unloads what a project does not serve any more, or all of it, and nothing of another project', async () => {
    const { host, closed } = createHost({ maxLoadedModels: 10 })
    for (const version of [undefined, record('v1'), record('v2')]) await host.warm(keyOf('1'), version)
    await host.warm(keyOf('2'), undefined)
    host.unloadOthers('1', 'v2')
    await settled()
    expect(closed.toSorted()).toEqual(['1 untrained', '1 v1'])
    host.unloadProject('1')
    await settled()
    expect([host.size, closed.at(-1)]).toEqual([1, '1 v2'])
  })

  it('waits at the end for a model that is held', async () => {
    const { host, closed } = createHost()
    const held = await host.hold(keyOf('1'), undefined)
    expect(await host.close(1)).toBe(false)
    const closing = host.close(1000)
    held.release()
    expect([await closing, closed]).toEqual([true, ['1 untrained']])
  })

  it('leaves a model behind at the end that does not end its setup', async () => {
    const { host } = createHost({ loadModel: () => new Promise(() => {}) })
    void host.warm(keyOf('1'), undefined)
    expect(await host.close(1)).toBe(false)
  })

  it('closes every model at the end, and leaves one behind that does not end', async () => {
    const { host, closed } = createHost()
    await host.warm(keyOf('1'), undefined)
    expect([await host.close(1000), closed]).toEqual([true, ['1 untrained']])
    const stuck = createHost({
      loadModel: async () => ({ close: () => new Promise(() => {}) }) as unknown as ModelRunner,
    })
    await stuck.host.warm(keyOf('1'), undefined)
    expect(await stuck.host.close(1)).toBe(false)
  })
})
