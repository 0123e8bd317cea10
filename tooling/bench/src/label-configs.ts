import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { SaxesParser } from 'saxes'
import { hostileConfigs } from './hostile-configs.ts'

/**
 * Microseconds to parse each of Label Studio's templates, after warm-up, against saxes alone on the same text; then how
 * long each hostile text takes until it is refused. LABEL_CONFIGS names the folder of templates.
 */
const rounds = 400
const folder = process.env.LABEL_CONFIGS ?? join(import.meta.dirname, '../../../../shared/fixtures/label-configs')

const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.xml'))
const texts = templates.map((path) => readFileSync(join(folder, path), 'utf8'))
for (const work of [tokenise, parseLabelConfig]) for (const xml of texts) measure(work, xml)

console.log('| template | characters | median, µs | 90 %, µs | saxes alone, µs | ours / saxes |')
console.log('| --- | --- | --- | --- | --- | --- |')
const rows = texts.map((xml, index) => {
  const ours = measure(parseLabelConfig, xml)
  const saxes = measure(tokenise, xml).median
  const row = { length: xml.length, ...ours, saxes, ratio: ours.median / saxes }
  print(templates[index]!, row)
  return row
})
const middle = (key: keyof (typeof rows)[number]) =>
  quantile(
    rows.map((row) => row[key]),
    0.5,
  )
print('median of all', {
  length: middle('length'),
  median: middle('median'),
  p90: middle('p90'),
  saxes: middle('saxes'),
  ratio: middle('ratio'),
})
console.log(`${rows.filter(({ median }) => median <= 200).length} of ${rows.length} take 200 µs or less.\n`)

console.log('| hostile text | characters | refused after, ms | code |\n| --- | --- | --- | --- |')
for (const [name, xml] of Object.entries(hostileConfigs())) {
  const started = performance.now()
  const code = refusal(xml)
  console.log(`| ${name} | ${xml.length} | ${(performance.now() - started).toFixed(1)} | ${code} |`)
}

function print(name: string, { length, median, p90, saxes, ratio }: (typeof rows)[number]): void {
  const columns = [length, median.toFixed(0), p90.toFixed(0), saxes.toFixed(0), ratio.toFixed(2)]
  console.log(`| ${name} | ${columns.join(' | ')} |`)
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
