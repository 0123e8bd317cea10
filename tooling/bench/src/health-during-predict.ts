import { setTimeout as delay } from 'node:timers/promises'
import { startApp } from '@label-studio-ml/harness'
import { describe } from './serving/percentiles.ts'
import { startProbe } from './serving/probe.ts'
import { predictBody, trainBody } from './serving/sample-requests.ts'

/**
 * GET /health while the trained text classifier answers one /predict with 10,000 tasks, and while it answers eight of
 * them. The probe runs in this process, the app in its own.
 */
const app = await startApp('simple-text-classifier')
await fetch(`${app.url}/train`, { method: 'POST', body: trainBody(500) })
while (!(await versions()).some((version) => version.startsWith('v'))) await delay(100)
const body = predictBody(10_000)
console.log(`/predict with 10,000 tasks, ${(body.length / 1e6).toFixed(1)} MB:`)
for (const together of [0, 1, 8]) {
  const probe = startProbe(`${app.url}/health`, 2)
  const start = performance.now()
  const answers = await Promise.all(Array.from({ length: together }, predict))
  if (together === 0) await delay(2000)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  await probe.stop()
  console.log(`${together} at once (${seconds} s, ${answers.join(' ')}): /health ${describe(probe.milliseconds)}`)
}
await app.stop()

async function predict(): Promise<string> {
  const answer = await fetch(`${app.url}/predict`, { method: 'POST', body })
  const { results } = (await answer.json()) as { results: { result: unknown[] }[] }
  return `${results.filter(({ result }) => result.length > 0).length} answered`
}

async function versions(): Promise<string[]> {
  return ((await (await fetch(`${app.url}/versions`)).json()) as { versions: string[] }).versions
}
