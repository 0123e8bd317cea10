import { parseLabelConfig } from '@label-studio-ml/sdk'
import { checkResult, checkSentResult } from '@label-studio-ml/sdk/host'
import { startTestBackend } from '@label-studio-ml/server/testing'
import { ConstantModel } from './serving/constant-model/src/constant-model.ts'
import { labelConfig, predictBody } from './serving/sample-requests.ts'

/**
 * What the checks of 50 predictions of one choice cost, in percent of the whole /predict of these tasks, whose model
 * answers at once: of any other model it is less.
 */
const tasks = 50
const rounds = 400
const wantedPercent = 10

const entry = new URL('./serving/constant-model/src/main.ts', import.meta.url)
const backend = await startTestBackend(ConstantModel, { entry, labelConfig })
const payload = predictBody(tasks)
const ask = () => backend.post('/predict', payload, { 'content-type': 'application/json' })

const { results } = (await ask()).json() as { results: { result: object[] }[] }
const config = parseLabelConfig(labelConfig)
const checks = {
  strict: (result: object[]) => checkResult(result, config),
  labelStudio: (result: object[]) => checkSentResult(result, config, { level: 'labelStudio' }),
}

const works: Record<string, () => unknown> = { request: ask }
for (const [name, check] of Object.entries(checks)) works[name] = () => results.map(({ result }) => check(result))
const { request, ...micros } = await medians(works)

console.log('| check | of 50 predictions, µs | of the request, % |\n| --- | --- | --- |')
for (const [name, taken] of Object.entries(micros)) {
  console.log(`| ${name} | ${taken.toFixed(0)} | ${((100 * taken) / request!).toFixed(1)} |`)
}
console.log(`\nThe request takes ${request!.toFixed(0)} µs; wanted are ${wantedPercent} % or less.`)
await backend.stop()

/** Of several works in turn, so that a machine that slows down slows all of them; the first half of the rounds warms up. */
async function medians(works: Record<string, () => unknown>): Promise<Record<string, number>> {
  const taken = new Map(Object.keys(works).map((name) => [name, [] as number[]]))
  for (let round = 0; round < 2 * rounds; round++) {
    for (const [name, work] of Object.entries(works)) {
      const started = performance.now()
      await work()
      if (round >= rounds) taken.get(name)!.push((performance.now() - started) * 1000)
    }
  }
  return Object.fromEntries([...taken].map(([name, times]) => [name, times.sort((a, b) => a - b)[rounds >> 1]!]))
}
