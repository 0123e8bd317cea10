import { beforeEach, describe, expect, it } from 'vitest'
import type { ProjectDriver, ProjectRecord } from './project-driver.ts'

const project = (uid: string, rest: Partial<ProjectRecord> = {}): ProjectRecord => ({
  uid,
  labelConfig: null,
  extraParams: null,
  ...rest,
})

/** What every driver of projects must do. */
export function testProjectDriver(createDriver: () => ProjectDriver): void {
  let projects: ProjectDriver

  beforeEach(() => {
    projects = createDriver()
  })

  describe('projects', () => {
    it('are none at first', async () => {
      expect(await projects.all()).toEqual([])
      expect(await projects.get('1.1')).toBeUndefined()
    })

    it.each([
      ['nothing that is known', project('1.1')],
      ['a label config', project('1.1', { labelConfig: '<View>🐱\u0000"</View>' })],
      ['an empty label config', project('1.1', { labelConfig: '' })],
      ['extra params', project('1.1', { extraParams: { threshold: 0.5, list: ['1.10', null] } })],
      ['extra params that are text', project('1.1', { extraParams: '{"not": "parsed"}' })],
      ['a uid that is no number', project("'; drop table projects; --")],
    ])('are given back as they were put in: %s', async (_what, record) => {
      await projects.put(record)
      expect(await projects.all()).toEqual([record])
      expect(await projects.get(record.uid)).toEqual(record)
    })

    it('are replaced whole', async () => {
      await projects.put(project('1.1', { labelConfig: '<View/>', extraParams: { a: 1 } }))
      await projects.put(project('1.1'))
      expect(await projects.all()).toEqual([project('1.1')])
    })

    it('are removed one by one', async () => {
      await projects.put(project('1.1'))
      await projects.put(project('2.1'))
      await projects.remove('1.1')
      await projects.remove('3.1')
      expect((await projects.all()).map(({ uid }) => uid)).toEqual(['2.1'])
    })
  })
}
