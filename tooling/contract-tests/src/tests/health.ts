import { expect } from 'vitest'
import { connector } from '../context/project.ts'
import type { TestContext } from '../context/test-context.ts'
import type { ContractTest } from '../contract-test.ts'
import { send } from '../http/send.ts'

/** The more tasks, the less the noise of the machine counts: one size that goes well is enough. */
const batches = [8000, 32_000, 96_000]
const largestShare = 0.5

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
    title: 'answers HEAD /health, as load balancers ask',
    cites: ['robust/unknown-routes'],
    run: async ({ call }) => {
      expect(await call({ method: 'HEAD', path: '/health' })).toMatchObject({ status: 200, text: '' })
    },
  },
  {
    title: '/health never waits for a large part of a large /predict',
    cites: ['health/while-predicting', 'transport/large-bodies'],
    run: async (context) => {
      let share = 1
      for (const tasks of batches) if (share >= largestShare) share = await longestWait(context, tasks)
      expect(share).toBeLessThan(largestShare)
    },
  },
]

/** The longest wait for one of many health checks, as a share of the time that one prediction of so many tasks takes. */
async function longestWait({ url, project, sample }: TestContext, tasks: number): Promise<number> {
  const { uid } = project()
  const body = Buffer.from(
    JSON.stringify({ project: uid, tasks: sample.tasks(tasks), label_config: sample.labelConfig }),
  )
  const start = performance.now()
  let end = 0
  const prediction = send(url, { method: 'POST', path: '/predict', body }).finally(() => {
    end = performance.now()
  })
  let longest = 0
  while (end === 0) {
    const asked = performance.now()
    await send(url, { method: 'GET', path: '/health' })
    longest = Math.max(longest, performance.now() - asked)
  }
  expect((await prediction).json?.results).toHaveLength(tasks)
  return longest / (end - start)
}
