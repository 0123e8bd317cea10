import { createReadStream, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appsFolder, root, run, scratchFolder } from '@label-studio-ml/harness'

/**
 * Seconds of `label-studio-ml predict --input`, with its start and that of the backend, and its largest memory: the text
 * classifier on 2,000, 20,000 and 200,000 short texts. Three rounds each. Node lets garbage lie as long as it has memory: with
 * a small heap one sees what the command needs, which must not grow with the rows.
 */
const smallHeap = ['--max-old-space-size=64', '--max-semi-space-size=8']
const sizes = [2000, 20_000, 200_000]
const rounds = 3

const folder = scratchFolder('predict-rows')
const program = join(root, 'packages', 'cli', 'bin', 'label-studio-ml.js')
const peak = join(folder, 'peak.mjs')
writeFileSync(
  peak,
  `process.on('exit', () => { if (process.argv[2] === 'predict') console.log(Math.round(process.resourceUsage().maxRSS / 1024)) })`,
)

console.log('| rows | s, median | least | most | memory of the command, MB |\n| --- | --- | --- | --- | --- |')
for (const rows of sizes) {
  const input = join(folder, `${rows}.csv`)
  const texts = Array.from(
    { length: rows },
    (_, row) => `${row},"text ${row} of a short message, see you at ${row % 24}"`,
  )
  writeFileSync(input, `id,text\n${texts.join('\n')}\n`)
  const measured = []
  for (let round = 0; round < rounds; round++) measured.push(await measure(input, rows))
  const seconds = measured.map((one) => one.seconds).toSorted((a, b) => a - b)
  const memory = Math.max(...measured.map((one) => one.memoryMb))
  console.log(`| ${rows} | ${seconds[1]} | ${seconds[0]} | ${seconds.at(-1)} | ${memory} |`)
}
rmSync(folder, { recursive: true })

async function measure(input: string, rows: number) {
  const output = join(folder, 'tasks.jsonl')
  const app = join(appsFolder, 'simple-text-classifier')
  const args = ['predict', app, '--model-dir', join(folder, 'model-dir'), '--input', input, '--output', output]
  const started = performance.now()
  const printed = await run(process.execPath, [
    ...smallHeap,
    '--conditions=@label-studio-ml/source',
    '--import',
    peak,
    program,
    ...args,
  ])
  const seconds = Math.round((performance.now() - started) / 100) / 10
  const written = await countLines(output)
  if (written !== rows) throw new Error(`Expected ${rows} tasks, found ${written}.`)
  return { seconds, memoryMb: Number(printed.trim().split('\n').at(-1)) }
}

async function countLines(file: string): Promise<number> {
  let lines = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>)
    for (const byte of chunk) if (byte === 0x0a) lines++
  return lines
}
