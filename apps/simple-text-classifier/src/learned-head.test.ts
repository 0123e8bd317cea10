import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeTextClassifier, trainTextClassifier } from '@label-studio-ml/learners'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadHead } from './learned-head.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'learned-head-'))
})
afterAll(() => rm(folder, { recursive: true }))
const pathOf = (file: string) => join(folder, file)

async function train(classes: string[], file: string): Promise<void> {
  const documents = ['red rose', 'blue sky', 'red wine', 'blue sea']
  const labels = documents.map((document) => classes[Number(document.startsWith('red'))]!)
  await writeFile(pathOf(file), encodeTextClassifier(await trainTextClassifier({ documents, labels, classes })))
}

test('heads of one file for each label, as they were written before, still answer', async () => {
  await train(['not chosen', 'chosen'], 'colour-0.classifier')
  await writeFile(pathOf('colour-1.classifier'), await readFile(pathOf('colour-0.classifier')))
  const record = {
    multiple: true,
    labels: ['Warm', 'Red'],
    examples: 4,
    files: ['colour-0.classifier', 'colour-1.classifier'],
  }
  const { classifier } = await loadHead(record, pathOf)
  const [warm, red] = Array.from(classifier.predictProbabilities(['red car'])[0]!)
  expect(warm).toBeGreaterThan(0.5)
  expect(red).toBe(warm)
})

test('a head of one classifier, as it was written before, still answers', async () => {
  await train(['Cold', 'Warm'], 'colour-2.classifier')
  const record = { multiple: false, labels: ['Cold', 'Warm'], examples: 4, files: ['colour-2.classifier'] }
  const { classifier } = await loadHead(record, pathOf)
  expect(classifier.predictProbabilities(['red car'])[0]![1]).toBeGreaterThan(0.5)
})
