import { expect } from 'vitest'
import { connector } from '../context/project.ts'
import type { ContractTest } from '../contract-test.ts'
import { expectPredictions } from './expect-predictions.ts'

const prefixes = ['/x', '/my/model', '/Mod%C3%A8le/v1', '/predict', '//double']

export const basePathTests: ContractTest[] = [
  ...prefixes.map(
    (prefix): ContractTest => ({
      title: `serves below ${prefix}`,
      cites: ['transport/base-path'],
      run: async ({ call, project, sample }) => {
        const owner = project()
        const body = { project: owner.uid, schema: sample.labelConfig }
        expect(await call({ method: 'GET', path: `${prefix}/health`, headers: connector })).toMatchObject({
          status: 200,
        })
        expect(await owner.post(`${prefix}/setup`, body)).toMatchObject({ status: 200 })
        const answer = await owner.post(`${prefix}/predict`, { project: owner.uid, tasks: sample.tasks(1) })
        expectPredictions(answer, 1, sample)
        const event = await owner.post(`${prefix}/webhook`, { action: 'TASKS_CREATED', project: owner.payload })
        expect(event).toMatchObject({ status: 201 })
      },
    }),
  ),
  {
    title: 'a slash at the end changes nothing and redirects nowhere',
    cites: ['transport/base-path', 'transport/no-redirects'],
    run: async ({ call, project, sample }) => {
      const owner = project()
      expect(await call({ method: 'GET', path: '/health/' })).toMatchObject({ status: 200 })
      expect(await call({ method: 'GET', path: '/x/versions/' })).toMatchObject({ status: 200 })
      const body = { project: owner.uid, schema: sample.labelConfig }
      expect(await owner.post('/setup/', body)).toMatchObject({ status: 200 })
      expectPredictions(await owner.post('/predict/', { ...body, tasks: sample.tasks(1) }), 1, sample)
    },
  },
]
