import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import { connector } from '../stage/project.ts'
import type { Stage } from '../stage/stage.ts'

const mostTasks = 32_000

export const healthTests: ContractTest[] = [
  {
    title: 'GET /health and GET / say that the backend is up',
    cites: ['health/any-json', 'transport/no-retry-after'],
    run: async ({ call }) => {
      for (const path of ['/health', '/']) {
        const { status, json } = await call({ method: 'GET', path, headers: connector })
        expect(status).toBe(200)
        expect(json).toMatchObject({ status: 'UP' })
      }
    },
  },
  {
    title: 'HEAD /health is answered for load balancers',
    cites: ['robust/unknown-routes'],
    run: async ({ call }) => {
      expect(await call({ method: 'HEAD', path: '/health' })).toMatchObject({ status: 200, text: '' })
    },
  },
  {
    title: 'GET /metrics gives text for Prometheus',
    cites: ['robust/unknown-routes'],
    run: async ({ call }) => {
      const { status, text } = await call({ method: 'GET', path: '/metrics' })
      expect(status).toBe(200)
      expect(text).toMatch(/^# HELP /m)
    },
  },
  {
    title: '/health is answered several times while one large /predict is',
    cites: ['health/while-predicting', 'transport/large-bodies'],
    run: async (stage) => {
      let answered = 0
      for (let tasks = 2000; tasks <= mostTasks && answered < 3; tasks *= 4) answered = await checksDuring(stage, tasks)
      expect(answered).toBeGreaterThanOrEqual(3)
    },
  },
]

/** How many health checks, one after the other, are answered before a prediction of so many tasks is. */
async function checksDuring({ project, sample, call }: Stage, tasks: number): Promise<number> {
  const owner = project()
  await owner.setUp()
  let done = false
  const prediction = owner.predict(sample.tasks(tasks)).finally(() => {
    done = true
  })
  let answered = 0
  while (!done && answered < 3) {
    await call({ method: 'GET', path: '/health', headers: connector })
    if (!done) answered++
  }
  expect((await prediction).json?.results).toHaveLength(tasks)
  return answered
}
