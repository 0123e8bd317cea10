import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitUntil } from '@label-studio-ml/harness'
import { annotatedAndHeldOut, type SampleTask } from '../app-sample.ts'
import { assert } from '../assert.ts'
import { openReadmeTerminals, type ReadmeTerminals, readmeCommands } from '../fixtures/readme-terminals.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { createProject } from '../label-studio/projects.ts'
import { importFile, type PredictedTask } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

const tasks = 200

/** Whoever has a project, some labels in it and a token types what README.md begins with, and gets what it says. */
export const readmeProject: Scenario = {
  name: 'readme-project',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const commands = readmeCommands()
    const named = (name: string) =>
      commands.table.find((command) => command.startsWith(`npx label-studio-ml ${name} `)) ??
      `${name}: not in the table`
    const project = await labeledProject(context)
    const terminals = await openReadmeTerminals(context, commands, project)
    try {
      const version = await connects(context, terminals, project, commands.second)
      await predictsRows(context, terminals, project, named('predict'), version)
      await learnsAnExport(context, terminals, named('learn'))
      await evaluates(context, terminals, named('evaluate'))
    } finally {
      await terminals.backend.stop()
    }
    await trains(context, terminals, named('train'))
    assert('these are all commands of the table', commands.table.length === 4, commands.table.join('\n'))
  },
}

/** Forty of its tasks are labeled; the texts of the others are held out. */
async function labeledProject(context: TestContext): Promise<number> {
  const { labelConfig, tasks: samples } = context.sample
  const { annotated, heldOut } = annotatedAndHeldOut(samples)
  const { id } = await createProject(context.labelStudio.api, 'reviews', labelConfig)
  const unlabeled = Array.from({ length: tasks - annotated.length }, (_, row) => heldOut[row % heldOut.length])
  await importTasks(context, id, [...annotated.map(labeled), ...unlabeled.map((task) => ({ data: task?.data }))])
  return id
}

/** Returns the version that the first connect trained. */
async function connects(
  { labelStudio, sample }: TestContext,
  { backend, run }: ReadmeTerminals,
  project: number,
  [connect = '', predict = '', doctor = '', ...more]: string[],
): Promise<string> {
  const labels = annotatedAndHeldOut(sample.tasks).annotated.length
  await run(connect)
  const look = () => /"state":"finished","trigger":"first connect","version":"(?<version>[^"]+)"/.exec(backend.log())
  const finished = await waitUntil('the log says that the first connect trained', look, { deadlineMs: 60_000 }).catch(
    () => undefined,
  )
  const version = finished?.groups?.version ?? 'no version'
  const learned = `${labels} annotations from Label Studio (${labels} new), 0 by webhook`
  assert('the first connect learns the labels that were there', backend.log().includes(learned), backend.log())
  await run(predict)
  const stored = await listPredictions(labelStudio.api, project)
  const predicted = new Set(stored.filter((one) => one.model_version === version).map(({ task }) => task))
  assert(
    'every task has one prediction, of the version that was trained',
    stored.length === tasks && predicted.size === tasks,
    `${stored.length} predictions, ${predicted.size} tasks with one of ${version}`,
  )
  const found = await run(doctor)
  assert('the doctor finds nothing wrong', /^OK: \d+ ok, 1 skipped$/m.test(found), found)
  assert('these are all commands of the second terminal', more.length === 0, more.join('\n'))
  return version
}

async function predictsRows(
  context: TestContext,
  { folder, run }: ReadmeTerminals,
  project: number,
  command: string,
  version: string,
): Promise<void> {
  const texts = context.sample.tasks.map(({ data }) => `"${data.text}"`)
  writeFileSync(join(folder, 'rows.csv'), `text\n${texts.join('\n')}\n`)
  await run(command)
  const made = JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8')) as PredictedTask[]
  const isPredicted = ({ predictions }: PredictedTask) => predictions[0]?.model_version === version
  assert('every row is a task with a prediction', made.length === texts.length && made.every(isPredicted))
  await importTasks(context, project, made)
  const stored = await listPredictions(context.labelStudio.api, project)
  assert('its output is imported whole', stored.length === tasks + texts.length, `${stored.length} predictions`)
}

/** The export of a project that the backend does not know. */
async function learnsAnExport(context: TestContext, { backend, folder, run }: ReadmeTerminals, command: string) {
  const { labelStudio, sample } = context
  const { id } = await createProject(labelStudio.api, 'older reviews', sample.labelConfig)
  const older = annotatedAndHeldOut(sample.tasks).annotated.slice(0, 10)
  await importTasks(context, id, older.map(labeled))
  const exported = await labelStudio.api.get<object[]>(`/api/projects/${id}/export?exportType=JSON`)
  writeFileSync(join(folder, 'export.json'), JSON.stringify(exported))
  const output = await run(command)
  assert('it trains a version', /^Trained version v2-/m.test(output), output)
  assert('which learns the labels of the file too', backend.log().includes('10 from files'), backend.log())
}

async function evaluates({ sample }: TestContext, { folder, run }: ReadmeTerminals, command: string): Promise<void> {
  const { heldOut } = annotatedAndHeldOut(sample.tasks)
  writeFileSync(join(folder, 'held-out.json'), JSON.stringify(heldOut.map(labeled)))
  const output = await run(command)
  const accuracy = Number(/accuracy (?<percent>[\d.]+) %/.exec(output)?.groups?.percent)
  assert('it says how good the newest version is', output.startsWith('version v2-') && accuracy > 80, output)
}

async function trains({ sample }: TestContext, { folder, run }: ReadmeTerminals, command: string): Promise<void> {
  const { annotated } = annotatedAndHeldOut(sample.tasks)
  writeFileSync(join(folder, 'annotated.json'), JSON.stringify(annotated.map(labeled)))
  const output = await run(command)
  assert('it trains one more version', output.includes('"version": "v3-'), output)
}

function labeled({ data, truth }: SampleTask) {
  return { data, annotations: [{ result: truth }] }
}

function importTasks({ labelStudio }: TestContext, project: number, imported: readonly object[]) {
  return importFile(labelStudio.api, project, 'reviews.json', Buffer.from(JSON.stringify(imported)))
}
