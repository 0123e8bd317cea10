import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'

export const connectorRouteTests: ContractTest[] = [
  {
    title: 'GET /versions lists versions without a project',
    cites: ['versions/get-without-project', 'versions/exactly-200'],
    run: async ({ call, project }) => {
      const version = await project().setUp()
      const { status, json } = await call({ method: 'GET', path: '/versions' })
      expect(status).toBe(200)
      expect(json?.versions).toContain(version)
    },
  },
  {
    title: 'POST /versions and GET /versions?project= list the version of /setup first',
    cites: ['versions/post-with-project', 'versions/exactly-200'],
    run: async ({ call, project }) => {
      const owner = project()
      const version = await owner.setUp()
      const posted = await owner.post('/versions', { project: owner.uid })
      const got = await call({ method: 'GET', path: `/versions?project=${owner.uid}` })
      for (const { status, json } of [posted, got]) {
        expect(status).toBe(200)
        expect(Object.values(json?.versions ?? {})[0]).toBe(version)
      }
    },
  },
  {
    title: 'POST /versions of a project nobody knows is a list',
    cites: ['versions/post-with-project'],
    run: async ({ project }) => {
      for (const uid of ['424242.1', 424242, null, '']) {
        const { status, json } = await project().post('/versions', { project: uid })
        expect(status).toBe(200)
        expect(json?.versions).toEqual(expect.any(Array))
      }
    },
  },
  {
    title: '/validate takes the app’s label config and refuses one without control tags',
    cites: ['connector/declared-calls'],
    run: async ({ project, sample }) => {
      const validate = (config: unknown) => project().post('/validate', { config })
      expect(await validate(sample.labelConfig)).toMatchObject({ status: 200 })
      expect(await validate('<View/>')).toMatchObject({ status: 400 })
      expect(await validate('<View')).toMatchObject({ status: 400 })
      expect(await validate(null)).toMatchObject({ status: 400 })
    },
  },
  {
    title: '/job_status of a job nobody knows is 410 and removed',
    cites: ['connector/declared-calls'],
    run: async ({ project }) => {
      const answer = await project().post('/job_status', { job: 'long-gone' })
      expect(answer).toMatchObject({ status: 410, json: { job_status: 'removed' } })
    },
  },
  {
    title: '/delete removes a project, and says whether there was one',
    cites: ['connector/declared-calls'],
    run: async ({ project }) => {
      const owner = project()
      await owner.setUp()
      expect((await owner.post('/delete', { project: owner.uid })).json).toMatchObject({ deleted: true })
      expect((await owner.post('/delete', { project: owner.uid })).json).toMatchObject({ deleted: false })
    },
  },
  {
    title: '/duplicate_model of a project that was never trained says so',
    cites: ['connector/declared-calls', 'transport/reason-phrase'],
    run: async ({ project }) => {
      const [source, destination] = [project(), project()]
      const answer = await source.post('/duplicate_model', { project_src: source.uid, project_dst: destination.uid })
      expect(answer.status).toBe(404)
      expect(answer.reason).toContain(source.uid)
    },
  },
  {
    title: '/is_training says that a project does not train',
    cites: ['connector/declared-calls'],
    run: async ({ call, project }) => {
      const owner = project()
      const version = await owner.setUp()
      const { json } = await call({ method: 'GET', path: `/is_training?project=${owner.uid}` })
      expect(json).toMatchObject({ is_training: false, model_version: version })
    },
  },
]
