import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeBlocks, run, withTools } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { user } from '../label-studio/server-environment.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/label-studio-client.md'), 'utf8')

/** Calls the functions of the page. */
const caller = `
import { changedSince } from './changed-since.ts'
import { greet } from './greet.ts'
import { labelStudio } from './label-studio.ts'

const since = async (time) => (await Array.fromAsync(changedSince(Number(process.env.PROJECT), new Date(time)))).length
console.log(\`\${await greet()}, \${await since('2020-01-01')} changed, \${await since('2100-01-01')} later\`)
await labelStudio.close()
`

/** The programs of docs/label-studio-client.md, run against the real Label Studio, print what the page says. */
export const clientGuide: Scenario = {
  name: 'client-guide',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
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
    writeFileSync(join(folder, 'caller.ts'), caller)
    const called = await printed('caller.ts', { PROJECT: String(predictions[0]?.project) })
    assert('its functions do what it says', called.trim() === `Hello ${user.email}, 5 changed, 0 later`, called)
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
