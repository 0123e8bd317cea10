import { beforeEach, describe, expect, it } from 'vitest'
import type { NewVersion, VersionDriver } from './version-driver.ts'

const candidate = (project: string, rest: Partial<NewVersion> = {}): NewVersion => ({
  project,
  job: 'job',
  labelConfigFingerprint: 'f',
  trainOutput: { accuracy: 0.5 },
  checksums: { 'a/b.bin': 'c0ffee' },
  ...rest,
})

/** What every driver of versions must do. */
export function testVersionDriver(createDriver: () => VersionDriver): void {
  let versions: VersionDriver
  const numbers = async (project?: string) => (await versions.list(project)).map(({ number }) => number)

  beforeEach(() => {
    versions = createDriver()
  })

  describe('versions', () => {
    it('gives back a candidate as it was put in, with a number and a name', async () => {
      const added = await versions.add(candidate('p'))
      expect(added).toEqual({
        ...candidate('p'),
        version: expect.stringMatching(/^v1-[0-9a-z]{6}$/),
        number: 1,
        createdAt: expect.stringMatching(/Z$/),
        promotedAt: null,
        lastServedAt: null,
      })
      expect(await versions.list('p')).toEqual([added])
    })

    it('counts each project by itself, whoever adds at the same time', async () => {
      await Promise.all(['p', 'q', 'p', 'p'].map((project) => versions.add(candidate(project))))
      expect(await numbers('p')).toEqual([1, 2, 3])
      expect(await numbers('q')).toEqual([1])
      expect(await numbers()).toEqual([1, 2, 3, 1])
    })

    it('never gives a number again while a newer version is there', async () => {
      const first = await versions.add(candidate('p'))
      await versions.add(candidate('p'))
      await versions.remove('p', first.version)
      await versions.add(candidate('p'))
      expect(await numbers('p')).toEqual([2, 3])
    })

    it('serves what was promoted last, and nothing before', async () => {
      const [first, second] = [await versions.add(candidate('p')), await versions.add(candidate('p'))]
      expect(await versions.promoted('p')).toBeUndefined()
      const promoted = await versions.promote('p', second.version)
      expect(promoted).toEqual({ ...second, promotedAt: expect.any(String) })
      expect(await versions.promoted('p')).toEqual(promoted)
      await versions.promote('p', first.version)
      expect((await versions.promoted('p'))?.version).toBe(first.version)
      expect(await versions.promoted('q')).toBeUndefined()
    })

    it('keeps since when a version serves when it is promoted again', async () => {
      const { version } = await versions.add(candidate('p'))
      const { promotedAt } = await versions.promote('p', version)
      expect((await versions.promote('p', version)).promotedAt).toBe(promotedAt)
    })

    it('refuses to promote a version that is not there', async () => {
      await versions.add(candidate('p'))
      await expect(versions.promote('p', 'v9')).rejects.toThrow('v9')
      expect(await versions.promoted('p')).toBeUndefined()
    })

    it('keeps when a version served, and does not bring a removed one back', async () => {
      const { version } = await versions.add(candidate('p'))
      const servedAt = '2026-01-01T00:00:00.000Z'
      await versions.promote('p', version)
      await versions.markServed('p', version, servedAt)
      expect(await versions.promoted('p')).toMatchObject({ lastServedAt: servedAt })
      await versions.remove('p', version)
      await versions.markServed('p', version, servedAt)
      expect(await versions.list()).toEqual([])
      expect(await versions.promoted('p')).toBeUndefined()
    })

    it('keeps the label config that a project was first predicted with, by declared version', async () => {
      await versions.addFirstLabelConfig('p', '1.0', 'first')
      await versions.addFirstLabelConfig('p', '1.0', 'second')
      await versions.addFirstLabelConfig('p', '2.0', 'third')
      expect(await versions.firstLabelConfigs('1.0')).toEqual(new Map([['p', 'first']]))
    })

    it('removes a project whole, and no other', async () => {
      for (const project of ['p', 'q']) {
        await versions.promote(project, (await versions.add(candidate(project))).version)
        await versions.addFirstLabelConfig(project, '1.0', 'first')
      }
      await versions.removeProject('p')
      expect(await versions.list('p')).toEqual([])
      expect(await versions.promoted('p')).toBeUndefined()
      expect((await versions.promoted('q'))?.number).toBe(1)
      expect([...(await versions.firstLabelConfigs('1.0')).keys()]).toEqual(['q'])
    })
  })
}
