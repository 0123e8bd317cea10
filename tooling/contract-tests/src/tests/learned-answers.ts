import { setTimeout as delay } from 'node:timers/promises'
import { annotationOf, exportedTask, type Project, webhooks } from '../context/project.ts'
import type { TestContext } from '../context/test-context.ts'
import type { ContractTest } from '../contract-test.ts'
import { sendAndHangUp } from '../http/send.ts'
import type { SampleAnswer } from '../sample/sample.ts'
import { expectLearned } from './expect-learned.ts'

const perLabel = 6

const tests: ContractTest[] = [
  {
    title: 'annotations made from predictions, as lists under singular keys, are learned',
    cites: ['event/lists-under-singular-keys'],
    run: async (context) => {
      await learnsDespite(context, async (owner, answers) => {
        const events = answers.map(({ task, region }) => exportedTask({ task, region, label: '' }))
        const annotation = events.flatMap((task) => task.annotations as object[])
        await owner.event('ANNOTATIONS_CREATED', { annotation, task: answers.map(({ task }) => task) })
      })
    },
  },
  {
    title: 'skipped, deleted and outdated answers are not learned, whatever the order and number of deliveries',
    cites: ['event/skipped-is-cancelled', 'event/deleted-by-id', 'event/any-order-and-twice'],
    run: async (context) => {
      await learnsDespite(context, async (owner, answers) => {
        for (const answer of answers) await deliverInDisorder(owner, answer, context.sample.contradicted(answer))
      })
    },
  },
  {
    title: 'annotations of deleted tasks are not learned',
    cites: ['event/deleted-by-id'],
    run: async (context) => {
      await learnsDespite(context, async (owner, answers) => {
        for (const answer of answers) await owner.annotate(answer)
        const others = answers.flatMap((answer) =>
          [1000, 2000, 3000].map((more) => movedTo(context.sample.contradicted(answer), more)),
        )
        for (const other of others) await owner.annotate(other)
        await owner.event('TASKS_DELETED', { tasks: others.map(({ task }) => ({ id: task.id })) })
      })
    },
  },
  {
    title: 'annotations whose sender hung up are learned',
    cites: ['event/answered-at-once'],
    run: async (context) => {
      await learnsDespite(context, async ({ payload }, answers) => {
        for (const { task, region } of answers) {
          const body = {
            action: 'ANNOTATION_CREATED',
            annotation: annotationOf(task, [region]),
            task,
            project: payload,
          }
          await sendAndHangUp(context.url, { method: 'POST', path: '/webhook', body, headers: webhooks })
        }
        // What nobody waits for may reach the backend after the next request, more so through a container's port.
        await delay(1000)
      })
    },
  },
]

/** Which answers of annotators a training learns. */
export const learnedAnswerTests = tests.map((test): ContractTest => ({ ...test, trains: true }))

/** Brings answers about, mixed with others, and expects that a training learns these answers. */
async function learnsDespite(
  { project, sample }: TestContext,
  bring: (owner: Project, answers: SampleAnswer[]) => Promise<void>,
): Promise<void> {
  const owner = project()
  await owner.setUp()
  const answers = sample.answers(perLabel)
  await bring(owner, answers)
  await expectLearned(owner, sample, answers, await owner.versionOf(await owner.startTraining()))
}

async function deliverInDisorder(owner: Project, right: SampleAnswer, wrong: SampleAnswer): Promise<void> {
  const at = (minute: number) => ({ updated_at: `2026-01-02T10:0${minute}:00.000000Z` })
  const other = (number: number) => ({ id: right.task.id + 10_000 * number, ...at(1) })
  await owner.annotate(right, at(5), 'ANNOTATION_UPDATED')
  await owner.annotate(wrong, at(0))
  await owner.annotate(wrong, at(3), 'ANNOTATION_UPDATED')
  await owner.annotate(right, at(5), 'ANNOTATION_UPDATED')
  await owner.annotate(wrong, { ...other(1), was_cancelled: true })
  await owner.annotate(wrong, { ...other(2), was_cancelled: true })
  for (const number of [3, 4]) await owner.annotate(wrong, other(number))
  await owner.event('ANNOTATIONS_DELETED', { annotations: [3, 4].map((number) => ({ id: other(number).id })) })
}

function movedTo(answer: SampleAnswer, more: number): SampleAnswer {
  return { ...answer, task: { ...answer.task, id: answer.task.id + more } }
}
