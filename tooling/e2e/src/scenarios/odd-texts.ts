import type { AppSample, SampleTask } from '../app-sample.ts'
import { assert } from '../assert.ts'
import { type TrainedProject, trainedProject } from '../fixtures/projects.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { trainVersion } from '../fixtures/trainings.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import type { Prediction } from '../label-studio/predictions.ts'
import type { Region } from '../label-studio/regions.ts'
import { importTasks, openTask } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

/** What may stand before a text of the sample. Label Studio counts code points, so a rocket is one, a family is seven. */
const before = {
  emoji: '🚀🐱 ',
  'a joined emoji': '👨‍👩‍👧‍👦 ',
  'an address': 'http://example.com/?a=1&b=2 ',
  'line breaks': '\r\n\n\t',
  'right-to-left letters': 'שלום ',
  'a tag': '<b>bold</b> &amp; ',
}

const alone = {
  'an empty text': '',
  blanks: '   ',
  'nothing but emoji': '🚀🚀🚀',
  'an address only': 'http://example.com/',
}

/** Texts that are not plain sentences are predicted, annotated and learned like the others. */
export const oddTexts: Scenario = {
  name: 'odd-texts',
  runsOn: (release) => newestReleaseOnly(release, false),
  suits: (sample) => sample.tasks.every(({ data }) => typeof data.text === 'string'),
  run: async (context) => {
    const { api } = context.labelStudio
    const trained = await trainedProject(context, 'odd texts')
    const { project, backend } = trained
    const odd = Object.values(before).map((text, index) => prefixed(context.sample.tasks.at(-1 - index), text))
    const ids = await importTasks(api, project, [
      ...odd.map(({ data }) => data),
      ...Object.values(alone).map((text) => ({ text })),
    ])
    checkPredictions(context, odd, ids, await retrieveVersion(context, project, trained.version), 0.5)
    await openEach(context, trained, ids)

    for (const [index, { truth }] of odd.entries()) await submitAnnotation(api, project, ids[index] ?? 0, truth)
    for (const id of ids.slice(odd.length)) await submitAnnotation(api, project, id, wholeTextOnly(context.sample))
    await keptAsSubmitted(context, project, odd, ids)
    const events = context.proxy.withAction('ANNOTATION_CREATED').slice(-ids.length)
    assert(
      'annotations of them are accepted',
      events.every(({ response }) => response.status === 201),
    )
    const next = await trainVersion(context, backend.id)
    checkPredictions(context, odd, ids, await retrieveVersion(context, project, next), 1)
  },
}

/** Label Studio gives annotations back as they were submitted. */
async function keptAsSubmitted(
  { labelStudio }: TestContext,
  project: number,
  odd: SampleTask[],
  ids: number[],
): Promise<void> {
  for (const [index, { data, truth }] of odd.entries()) {
    const { annotations } = await openTask(labelStudio.api, project, ids[index] ?? 0)
    const values = (regions: Region[] = []) => JSON.stringify(regions.map(({ value }) => value))
    assert(
      `the annotation of ${JSON.stringify(data.text).slice(0, 24)}… is kept as it was submitted`,
      values(annotations[0]?.result) === values(truth),
    )
  }
}

/** A sample task with more before its text; spans move by as many code points. */
function prefixed(task: SampleTask | undefined, text: string): SampleTask {
  if (!task) throw new Error('The sample has too few tasks.')
  const shift = [...text].length
  const truth = task.truth.map((region) => {
    const { start, end } = region.value
    if (typeof start !== 'number' || typeof end !== 'number') return region
    return { ...region, value: { ...region.value, start: start + shift, end: end + shift } }
  })
  return { data: { ...task.data, text: `${text}${task.data.text}` }, truth }
}

/** The answer to a text with nothing in it: none for spans, any for the text as a whole. */
function wholeTextOnly({ tasks }: AppSample) {
  return (tasks[0]?.truth ?? []).filter(({ value }) => !('start' in value))
}

/** `least` is the agreement wanted with the truth: words that were never seen may mislead, words that were learned may not. */
function checkPredictions(
  { sample }: TestContext,
  odd: SampleTask[],
  ids: number[],
  stored: Prediction[],
  least: number,
): void {
  const byTask = new Map(stored.map((one) => [one.task, one]))
  for (const [index, name] of [...Object.keys(before), ...Object.keys(alone)].entries()) {
    const { score = null, result = [] } = byTask.get(ids[index] ?? -1) ?? {}
    const { truth, data } = odd[index] ?? { truth: undefined, data: { text: Object.values(alone)[index - odd.length] } }
    const agreement = truth ? sample.agreement(result, truth) : 1
    assert(
      `${name}: predicted${truth ? ' as the text behind it' : ''}, with a score and spans in code points`,
      typeof score === 'number' && agreement >= least && result.every((one) => standsInText(one, String(data.text))),
      `${score?.toFixed(2)} ${result.map(({ type, value }) => `${value.text ?? ''} ${value[type]}`.trim()).join('; ')}`,
    )
  }
}

function standsInText({ value }: Region, text: string): boolean {
  const { start, end } = value
  return start === undefined || [...text].slice(Number(start), Number(end)).join('') === value.text
}

async function openEach(context: TestContext, { project }: TrainedProject, ids: number[]): Promise<void> {
  const { api } = context.labelStudio
  for (const id of ids) await openTask(api, project, id)
  assert('each of them opens', true)
}
