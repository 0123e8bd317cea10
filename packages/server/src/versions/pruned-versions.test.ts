import { expect, it } from 'vitest'
import { prunedVersions } from './pruned-versions.ts'
import type { VersionRecord } from './version-driver.ts'

const now = Date.parse('2026-06-30T00:00:00Z')
const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60 * 1000).toISOString()
const version = (number: number, rest: Partial<VersionRecord>): VersionRecord => ({
  project: '1.1',
  version: `v${number}`,
  number,
  createdAt: daysAgo(100 - number),
  job: `job-${number}`,
  labelConfigFingerprint: '',
  trainOutput: {},
  checksums: {},
  lastServedAt: null,
  ...rest,
})
const names = (versions: VersionRecord[], keep: number) => prunedVersions(versions, keep, now).map((of) => of.version)

it('keeps the newest versions, whenever they served', () => {
  const versions = Array.from({ length: 25 }, (_, index) => version(index + 1, {}))
  expect(names(versions, 20)).toEqual(['v1', 'v2', 'v3', 'v4', 'v5'])
  expect(names(versions.slice(0, 20), 20)).toEqual([])
})

it('keeps older versions that predictions of the last 30 days may name', () => {
  const served = [90, 32, 30, 0].map((days, index) => version(index + 1, { lastServedAt: daysAgo(days) }))
  expect(names([...served, version(5, {})], 1)).toEqual(['v1', 'v2'])
})

it('counts a version of an earlier release as serving until the next one', () => {
  const { lastServedAt, ...untold } = version(1, { createdAt: daysAgo(90) })
  expect(names([untold, version(2, { createdAt: daysAgo(20) })], 1)).toEqual([])
  expect(names([untold, version(2, { createdAt: daysAgo(60) })], 1)).toEqual(['v1'])
})
