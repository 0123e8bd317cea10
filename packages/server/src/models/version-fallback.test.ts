import { parseLabelConfig } from '@label-studio-ml/sdk'
import { describe, expect, it, vi } from 'vitest'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import type { ModelHost } from './model-host.ts'
import { VersionFallback } from './version-fallback.ts'

const key = { project: '7.1', config: parseLabelConfig('<View/>'), extraParams: null }
const records = ['v1', 'v2'].map((version) => ({ project: '7.1', version }) as VersionRecord)
const [first, second] = records

/** Versions of which some are broken; "untrained" stands for the untrained model. */
function create(broken: string[], retryAfterMs = 60_000) {
  const tried: string[] = []
  const hold = async (_key: unknown, trained?: VersionRecord) => {
    const name = trained?.version ?? 'untrained'
    tried.push(name)
    if (broken.includes(name)) throw new Error(`${name} is broken`)
    return { trained, runner: {}, release: () => {} }
  }
  const host = { hold, warm: hold } as unknown as ModelHost
  const onUnusable = vi.fn()
  const versions = { of: () => records } as unknown as VersionRegistry
  return { fallback: new VersionFallback({ host, versions, onUnusable, retryAfterMs }), broken, tried, onUnusable }
}

describe('the version that serves', () => {
  it('is the newest, or the one that a user chose', async () => {
    const { fallback } = create([])
    expect([fallback.serving(key), fallback.serving(key, first)]).toEqual([second, first])
    expect((await fallback.hold(key)).trained).toBe(second)
    expect((await fallback.hold(key, first)).trained).toBe(first)
  })

  it('is the next one when it cannot be loaded, which is known from then on and reported once', async () => {
    const { fallback, tried, onUnusable } = create(['v2'])
    for (let times = 0; times < 2; times++) expect((await fallback.hold(key)).trained).toBe(first)
    expect(tried).toEqual(['v2', 'v1', 'v1'])
    expect(fallback.serving(key)).toBe(first)
    expect(fallback.unusable()).toEqual([{ project: '7.1', version: 'v2', error: 'v2 is broken' }])
    expect(onUnusable).toHaveBeenCalledOnce()
  })

  it('is the untrained model when no version can be loaded', async () => {
    const { fallback } = create(['v1', 'v2'])
    expect((await fallback.hold(key)).trained).toBeUndefined()
    expect(fallback.serving(key)).toBeUndefined()
  })

  it('stays the newest when the untrained model fails as well: no version is to blame', async () => {
    const { fallback, broken } = create(['v1', 'v2', 'untrained'])
    await expect(fallback.hold(key)).rejects.toThrow('untrained is broken')
    expect(fallback.serving(key)).toBe(second)
    broken.length = 0
    expect((await fallback.hold(key)).trained).toBe(second)
  })

  it('is the newest again when that can be loaded again', async () => {
    const { fallback, broken } = create(['v2'], 0)
    await fallback.hold(key)
    broken.length = 0
    expect((await fallback.hold(key)).trained).toBe(first)
    await expect.poll(() => fallback.serving(key)).toBe(second)
  })
})
