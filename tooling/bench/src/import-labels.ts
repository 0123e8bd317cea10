import { eventTimes } from './import-labels/event-times.ts'
import { askForTraining, learnedBy, startCountingLearner } from './import-labels/import-once.ts'
import { serveStreamedProject } from './streamed-project.ts'

/**
 * How long a training needs to read annotations from a Label Studio that answers at once, in how much memory at least, and how
 * long events wait that are sent meanwhile.
 */
console.log(
  '| annotations | read in | again, nothing changed | peak of the training process | an event meanwhile (p50, p99, max) |\n| --- | --- | --- | --- | --- |',
)
for (const annotations of [10_000, 50_000, 200_000]) {
  const labelStudio = await serveStreamedProject(annotations)
  const backend = await startCountingLearner()
  const learning = learnedBy(backend, await askForTraining(backend, labelStudio))
  const times = await eventTimes(backend, labelStudio.event, learning)
  const first = await learning
  if (first.distinct !== annotations) {
    throw new Error(`Expected ${annotations} annotations, learned ${first.distinct}:\n${backend.log()}`)
  }
  await learnedBy(backend, await askForTraining(backend, labelStudio))
  const [read, again] = [...backend.log().matchAll(/read [^"]* in ([\d.]+) s"/g)].map(([, seconds]) => `${seconds} s`)
  const waits = [0.5, 0.99, 1].map((part) => times[Math.ceil(times.length * part) - 1]!.toFixed(0)).join(', ')
  console.log(
    `| ${annotations.toLocaleString('en-US')} | ${read} | ${again} | ${first.peakMbBefore} MB | ${waits} ms |`,
  )
  await backend.stop()
  labelStudio.stop()
}
