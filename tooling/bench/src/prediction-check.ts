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

const whole = await median(ask)
console.log('| check | of 50 predictions, µs | of the request, % |\n| --- | --- | --- |')
const micros: Record<string, number> = {}
for (const [name, check] of Object.entries(checks)) {
  micros[name] = await median(() => results.map(({ result }) => check(result)))
  print(name, micros[name])
}
print('both', micros.strict! + micros.labelStudio!)
console.log(`\nThe request takes ${whole.toFixed(0)} µs; wanted are ${wantedPercent} % or less.`)
await backend.stop()

function print(name: string, micros: number): void {
  console.log(`| ${name} | ${micros.toFixed(0)} | ${((100 * micros) / whole).toFixed(1)} |`)
}

async function median(work: () => unknown): Promise<number> {
  const micros: number[] = []
  for (let round = 0; round < 2 * rounds; round++) {
    const started = performance.now()
    await work()
    micros.push((performance.now() - started) * 1000)
  }
  const warm = micros.slice(rounds).sort((a, b) => a - b)
  return warm[Math.floor(rounds / 2)]!
}
