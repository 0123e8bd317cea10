import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { hostileConfigs } from './serving/hostile-configs.ts'

/**
 * Microseconds to parse each of Label Studio's templates, after warm-up, against saxes alone on the same text; then how
 * long each hostile text takes until it is refused. LABEL_CONFIGS names the folder of templates.
 */
const rounds = 400
const folder = process.env.LABEL_CONFIGS ?? `${import.meta.dirname}/../../../../shared/fixtures/label-configs`
const { SaxesParser } = createRequire(import.meta.resolve('@label-studio-ml/sdk'))('saxes') as typeof import('saxes')

const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.xml'))
  .map((path) => readFileSync(`${folder}/${path}`, 'utf8'))
for (const work of [tokenise, parseLabelConfig]) for (const xml of templates) measure(work, xml)

const ours = templates.map((xml) => measure(parseLabelConfig, xml))
const bare = templates.map((xml) => measure(tokenise, xml))
console.log(
  '| templates | median, µs | 90 %, µs | slowest, µs | saxes alone, µs | ours / saxes |\n| --- | --- | --- | --- | --- | --- |',
)
const medians = ours.map(({ median }) => median)
const ratio = quantile(
  ours.map(({ median }, index) => median / bare[index]!.median),
  0.5,
)
const columns = [
  templates.length,
  quantile(medians, 0.5).toFixed(0),
  quantile(
    ours.map(({ p90 }) => p90),
    0.5,
  ).toFixed(0),
  quantile(medians, 1).toFixed(0),
  quantile(
    bare.map(({ median }) => median),
    0.5,
  ).toFixed(0),
  ratio.toFixed(2),
]
console.log(`| ${columns.join(' | ')} |\n`)

console.log('| hostile text | characters | refused after, ms | code |\n| --- | --- | --- | --- |')
for (const [name, xml] of Object.entries(hostileConfigs())) {
  const started = performance.now()
  const code = refusal(xml)
  console.log(`| ${name} | ${xml.length} | ${(performance.now() - started).toFixed(1)} | ${code} |`)
}

function tokenise(xml: string): void {
  const parser = new SaxesParser({ position: false })
  parser.on('opentag', () => {})
  parser.write(xml).close()
}

function measure(work: (xml: string) => unknown, xml: string): { median: number; p90: number } {
  const micros: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    work(xml)
    micros.push((performance.now() - started) * 1000)
  }
  return { median: quantile(micros, 0.5), p90: quantile(micros, 0.9) }
}

function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))]!
}

function refusal(xml: string): string {
  try {
    parseLabelConfig(xml)
    return 'accepted'
  } catch (error) {
    return (error as { code: string }).code
  }
}
