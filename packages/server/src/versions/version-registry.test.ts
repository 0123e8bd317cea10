import { parseLabelConfig } from '@label-studio-ml/sdk'
import { beforeEach, expect, it, vi } from 'vitest'
import { memoryUrl, openStorage } from '../storage/open-storage.ts'
import type { VersionDriver, VersionRecord } from './version-driver.ts'
import { VersionRegistry } from './version-registry.ts'

const config = parseLabelConfig('<View/>')
const otherConfig = parseLabelConfig('<View><Header value="other"/></View>')
const other = { ...otherConfig, fingerprint: 'other-fingerprint' }
let driver: VersionDriver
beforeEach(() => {
  driver = openStorage(memoryUrl).versions
})

async function opened(declared?: string): Promise<VersionRegistry> {
  const versions = new VersionRegistry(driver, declared)
  await versions.load()
  return versions
}

function add(project: string, rest: Partial<VersionRecord> = {}): Promise<VersionRecord> {
  return driver.add({
    project,
    job: 'job',
    labelConfigFingerprint: config.fingerprint,
    trainOutput: {},
    checksums: {},
    ...rest,
  })
}

it('has the version that serves as the last, also when an older one was promoted again', async () => {
  const versions = await opened()
  const made = [await add('p'), await add('p'), await add('p')]
  for (const version of made) await versions.promote(version)
  await versions.promote(made[1]!)
  for (const registry of [versions, await opened()]) {
    expect(registry.of('p').map(({ number }) => number)).toEqual([1, 3, 2])
    expect(registry.current('p')?.number).toBe(2)
  }
})

it('writes nothing when a version serves, and keeps it when it is flushed or closed', async () => {
  const versions = await opened()
  const { version } = await versions.promote(await add('p'))
  versions.markServed(versions.current('p')!)
  expect(await driver.promoted('p')).toMatchObject({ lastServedAt: null })
  await versions.close()
  expect(await driver.promoted('p')).toMatchObject({ version, lastServedAt: expect.any(String) })
})

it('notes once a day that a version serves', async () => {
  const markServed = vi.spyOn(driver, 'markServed')
  const versions = await opened()
  await versions.promote(await add('p'))
  for (let times = 0; times < 3; times++) {
    versions.markServed(versions.current('p')!)
    await versions.flush()
  }
  expect(markServed).toHaveBeenCalledOnce()
})

it('tries again to write what could not be written', async () => {
  const versions = await opened()
  await versions.promote(await add('p'))
  versions.markServed(versions.current('p')!)
  vi.spyOn(driver, 'markServed').mockRejectedValueOnce(new Error('the disk is full'))
  await expect(versions.flush()).rejects.toThrow('the disk is full')
  await versions.flush()
  expect(await driver.promoted('p')).toMatchObject({ lastServedAt: expect.any(String) })
})

it('tries again by itself after a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const versions = await opened()
  await versions.promote(await add('p'))
  vi.spyOn(driver, 'markServed').mockRejectedValueOnce(new Error('the disk is full'))
  versions.markServed(versions.current('p')!)
  await vi.advanceTimersByTimeAsync(100_000)
  vi.useRealTimers()
  expect(await driver.promoted('p')).toMatchObject({ lastServedAt: expect.any(String) })
})

it('gives a declared version its plain name for the labels it predicted first, also after a restart', async () => {
  const versions = await opened('1.0')
  versions.markPredicted('p', config)
  versions.markPredicted('p', other)
  expect(versions.nameFor('p', undefined, config)).toBe('1.0')
  expect(versions.nameFor('p', undefined, other)).toBe('1.0+other')
  expect(await driver.firstLabelConfigs('1.0')).toEqual(new Map())
  await versions.keepFirstLabelConfig('p')
  expect((await opened('1.0')).nameFor('p', undefined, other)).toBe('1.0+other')
})

it('gives a trained version its plain name for the labels it was trained with', async () => {
  const versions = await opened('1.0')
  const version = await versions.promote(await add('p'))
  expect(versions.nameFor('p', version, config)).toBe(version.version)
  expect(versions.nameFor('p', version, other)).toBe(`${version.version}+other`)
})

it('knows the version that was made last, until its project is removed', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  const versions = await opened()
  await versions.promote(await add('p'))
  vi.setSystemTime(1000)
  await versions.promote(await add('q'))
  vi.useRealTimers()
  expect(versions.newest?.project).toBe('q')
  await versions.removeProject('q')
  expect(versions.newest?.project).toBe('p')
})
