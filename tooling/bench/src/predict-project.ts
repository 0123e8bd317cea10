import { join } from 'node:path'
import { run } from '@label-studio-ml/harness'
import { serveCountedProject } from './predict-project/counted-project.ts'

/**
 * Tasks a second of `predictProject`, and the largest memory of its process, with a model and a Label Studio that answer at
 * once; then the same again, when every task has its prediction. Three rounds each.
 */
const sizes = [2000, 50_000]
const rounds = 3

interface Once {
  written: number
  skipped: number
  seconds: number
  peakMb: number
}

console.log(
  '| tasks | written, tasks/s | least | most | skipped, tasks/s | memory, MB |\n| --- | --- | --- | --- | --- | --- |',
)
for (const tasks of sizes) {
  const first: Once[] = []
  const again: Once[] = []
  for (let round = 0; round < rounds; round++) {
    const labelStudio = await serveCountedProject(tasks)
    first.push(await predictOnce(labelStudio.url))
    again.push(await predictOnce(labelStudio.url))
    labelStudio.stop()
    if (!labelStudio.isPredictedOnce()) throw new Error(`Not every one of ${tasks} tasks has one prediction.`)
  }
  const written = ratesOf(tasks, first)
  const skipped = ratesOf(tasks, again)
  const peakMb = Math.max(...[...first, ...again].map((once) => once.peakMb))
  console.log(`| ${tasks} | ${written[1]} | ${written[0]} | ${written[2]} | ${skipped[1]} | ${peakMb} |`)
}

async function predictOnce(url: string): Promise<Once> {
  const program = join(import.meta.dirname, 'predict-project', 'run-once.ts')
  return JSON.parse(await run(process.execPath, ['--conditions=@label-studio-ml/source', program, url]))
}

function ratesOf(tasks: number, measured: Once[]): number[] {
  return measured.map(({ seconds }) => Math.round(tasks / seconds)).toSorted((a, b) => a - b)
}
