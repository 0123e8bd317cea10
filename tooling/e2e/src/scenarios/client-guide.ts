import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeBlocks, run, withTools } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { user } from '../label-studio/server-environment.ts'
import type { Scenario } from '../scenario.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/label-studio-client.md'), 'utf8')

/** The programs of docs/label-studio-client.md, run against the real Label Studio, print what the page says. */
export const clientGuide: Scenario = {
  name: 'client-guide',
  app: 'simple-text-classifier',
  runsOn: (release, validating) => release.taskList === '/api/tasks' && !validating,
  run: async ({ labelStudio }) => {
    const { api, url } = labelStudio
    const folder = resolve(import.meta.dirname, '../../.cache/client-guide', labelStudio.release.version)
    const blocks = codeBlocks(page)
    writePrograms(
      folder,
      blocks.filter(({ language }) => language === 'ts').map(({ code }) => code),
    )
    const environment = { LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: user.token }
    const printed = (name: string, more = {}) =>
      run('node', ['--conditions=@label-studio-ml/source', join(folder, name)], {
        env: { ...withTools(), ...environment, ...more },
      })
    const promised = blocks.filter(({ language }) => language === 'text').map(({ code }) => code)

    const predicted = await printed('pre-annotate.ts')
    assert('the page says what its first program prints', predicted.trim() === promised[0], predicted)
    const predictions = (await listPredictions(api)).filter(({ model_version }) => model_version === 'rule-1')
    for (const { project, task, result } of predictions) await submitAnnotation(api, project, task, result)
    const counted = await printed('count-labels.ts', { PROJECT: String(predictions[0]?.project) })
    assert('and its second one', counted.trim() === promised[1], counted)
  },
}

/** A program's first line names its file, which others import. */
function writePrograms(folder: string, programs: readonly string[]): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const code of programs) {
    const name = /^\/\/ (\S+\.ts)\n/.exec(code)?.[1]
    if (name) writeFileSync(join(folder, name), code)
  }
}
