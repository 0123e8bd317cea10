import { resolve } from 'node:path'
import { startApp } from '@label-studio-ml/harness'
import { askForTraining, learnedBy } from './import-labels/import-once.ts'
import { serveStreamedProject } from './import-labels/streamed-project.ts'

/** How long a training needs to read annotations from a Label Studio that answers at once, and in how much memory. */
const apps = resolve(import.meta.dirname, 'import-labels')
console.log(
  '| annotations | read in | again, nothing changed | peak of the training process |\n| --- | --- | --- | --- |',
)
for (const annotations of [10_000, 50_000, 200_000]) {
  const labelStudio = await serveStreamedProject(annotations)
  const backend = await startApp('counting-learner', { apps })
  const first = await learnedBy(backend, await askForTraining(backend, labelStudio))
  if (first.distinct !== annotations) {
    throw new Error(`Expected ${annotations} annotations, learned ${first.distinct}:\n${backend.log()}`)
  }
  await learnedBy(backend, await askForTraining(backend, labelStudio))
  const [read, again] = [...backend.log().matchAll(/read [^"]* in ([\d.]+) s"/g)].map(([, seconds]) => `${seconds} s`)
  console.log(`| ${annotations.toLocaleString('en-US')} | ${read} | ${again} | ${first.peakMbBefore} MB |`)
  await backend.stop()
  labelStudio.stop()
}
