import { join } from 'node:path'
import { startApp } from '@label-studio-ml/harness'
import autocannon from 'autocannon'
import { predictBody } from './serving/sample-requests.ts'

/**
 * Requests a second of a constant model with its default log against bare node:http, in turn and in the same run: only the
 * ratio counts.
 * The load comes from worker threads of autocannon.
 */
const apps = join(import.meta.dirname, 'serving')
const subjects = {
  ours: await startApp('constant-model', { apps }),
  bare: await startApp('bare-server', { apps }),
}
console.log('| tasks | connections | ours, req/s | bare, req/s | ours / bare |\n| --- | --- | --- | --- | --- |')
for (const tasks of [1, 50]) {
  for (const connections of [1, 8, 32]) {
    const rounds = { ours: [] as number[], bare: [] as number[] }
    for (let round = 0; round < 3; round++) {
      for (const name of ['ours', 'bare'] as const)
        rounds[name].push(await load(subjects[name].url, tasks, connections))
    }
    const [ours, bare] = [median(rounds.ours), median(rounds.bare)]
    console.log(`| ${tasks} | ${connections} | ${ours} | ${bare} | ${(ours / bare).toFixed(2)} |`)
  }
}
for (const subject of Object.values(subjects)) await subject.stop()

async function load(url: string, tasks: number, connections: number): Promise<number> {
  const workers = Math.min(2, connections)
  const body = predictBody(tasks)
  const { requests, non2xx, errors } = await autocannon({
    url: `${url}/predict`,
    method: 'POST',
    body,
    connections,
    workers,
    duration: 2,
  })
  if (non2xx + errors > 0) throw new Error(`${non2xx} answers were not 2xx, ${errors} requests failed`)
  return Math.round(requests.average)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
}
