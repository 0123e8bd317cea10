import { setTimeout as delay } from 'node:timers/promises'
import { startApp } from '@label-studio-ml/harness'
import { describe } from './serving/percentiles.ts'
import { startProbe } from './serving/probe.ts'
import { predictBody, trainBody } from './serving/sample-requests.ts'

/** POST /predict with one task every few milliseconds: idle, and while the text classifier learns 20,000 documents. */
const app = await startApp('simple-text-classifier')
const post = (path: string, body: string) => fetch(`${app.url}${path}`, { method: 'POST', body })
const probe = () => startProbe(`${app.url}/predict`, 2, { method: 'POST', body: predictBody(1) })

await post('/predict', predictBody(1))
const idle = probe()
await delay(4000)
await idle.stop()
console.log(`idle: ${describe(idle.milliseconds)}, ${idle.failures} failures`)

const { job } = (await (await post('/train', trainBody(20_000))).json()) as { job: string }
const busy = probe()
const start = performance.now()
let status = 'queued'
while (status === 'queued' || status === 'started') {
  await delay(100)
  status = ((await (await post('/job_status', JSON.stringify({ job }))).json()) as { job_status: string }).job_status
}
await busy.stop()
const seconds = ((performance.now() - start) / 1000).toFixed(1)
console.log(
  `training 20,000 documents (${status} in ${seconds} s): ${describe(busy.milliseconds)}, ${busy.failures} failures`,
)
await app.stop()
