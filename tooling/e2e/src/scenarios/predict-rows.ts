import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appsFolder, run, scratchFolder } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { labelStudioMl } from '../fixtures/label-studio-ml.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { createProject, getProject } from '../label-studio/projects.ts'
import { releases } from '../label-studio/releases.ts'
import { importFile } from '../label-studio/tasks.ts'
import type { Scenario } from '../scenario.ts'

const rows = 20_000

const words = 'free call me later ok see you at home win a prize now love this film really bad service'.split(' ')

/**
 * 20,000 short texts are predicted from a file and imported with their predictions, into a Label Studio that checks them:
 * the way around "Retrieve Predictions", which takes minutes for as many. It prints how long each takes.
 */
export const predictRows: Scenario = {
  name: 'predict-rows',
  app: 'simple-text-classifier',
  runsOn: (release, validating) => release.version === releases[0]?.version && validating,
  run: async ({ labelStudio, sample }) => {
    const folder = scratchFolder('predict-rows')
    const texts = Array.from({ length: rows }, (_, row) => [row, ...wordsOf(row)].join(' '))
    writeFileSync(join(folder, 'rows.csv'), `text\n${texts.join('\n')}\n`)
    const output = join(folder, 'tasks.json')
    const args = ['predict', join(appsFolder, 'simple-text-classifier'), '--model-dir', join(folder, 'model-dir')]
    const predictSeconds = await timed(() =>
      run(...labelStudioMl([...args, '--input', join(folder, 'rows.csv'), '--output', output]), { cwd: folder }),
    )
    const { id: project } = await createProject(labelStudio.api, 'rows from a file', sample.labelConfig)
    const importSeconds = await timed(() => importFile(labelStudio.api, project, 'tasks.json', readFileSync(output)))
    console.log(`${rows} rows: predicted in ${predictSeconds} s, imported in ${importSeconds} s`)
    const { task_number: tasks, total_predictions_number: predictions } = await getProject(labelStudio.api, project)
    assert(
      'each row is a task with a prediction',
      tasks === rows && predictions === rows,
      `${tasks} and ${predictions}`,
    )
    const stored = await listPredictions(labelStudio.api, project)
    const isWhole = stored.every(({ result, score }) => result.length === 1 && typeof score === 'number')
    assert('every prediction has its choice and its score', isWhole && stored.length === rows, `${stored.length}`)
  },
}

function wordsOf(row: number): string[] {
  return Array.from(
    { length: 12 },
    (_, index) => words[(row * 7 + index * index * 3 + Math.floor(row / 11)) % words.length]!,
  )
}

/** Gives seconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round((performance.now() - started) / 100) / 10
}
