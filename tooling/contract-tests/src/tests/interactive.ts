import type { ContractTest } from '../contract-test.ts'
import { expectPredictions } from './expect-predictions.ts'

/** What front ends put into the context beside, or instead of, the prompts. */
const contexts: [string, object][] = [
  ['Enterprise', { result: [], annotation_id: null, draft_id: 0, user_id: 1 }],
  ['a video front end', { event: 'prewarm', frame: 3, time_ms: 120, window: { start: 0, end: 9 }, session_id: 's' }],
  ['prompts that are null', { result: null }],
  ['nothing at all', {}],
  ['credentials of the task data', { result: [], project_credentials_login: 'u', project_credentials_password: 'p' }],
]

export const interactiveTests: ContractTest[] = [
  {
    title: 'answers an interactive request with exactly one object',
    cites: ['interactive/one-object'],
    run: async ({ project, sample }) => {
      const owner = project()
      const [{ task, region }] = sample.answers(1) as [ReturnType<typeof sample.answers>[number]]
      const prompts = [region, { ...region, id: 'second', is_positive: false }]
      const answer = await owner.predict([{ ...task, annotations: [], predictions: [], drafts: [] }], {
        params: { login: null, password: null, context: { result: prompts } },
      })
      expectPredictions(answer, 1, sample)
    },
  },
  {
    title: 'answers an interactive request without prompts with one object',
    cites: ['interactive/no-prompts', 'predict/empty-rather-than-nothing'],
    run: async ({ project, sample }) => {
      const answer = await project().predict(sample.tasks(1), { params: { context: { result: [] } } })
      expectPredictions(answer, 1, sample)
    },
  },
  ...contexts.map(
    ([caller, context]): ContractTest => ({
      title: `a context of ${caller} is taken`,
      cites: ['interactive/context-of-others'],
      run: async ({ project, sample }) => {
        expectPredictions(await project().predict(sample.tasks(1), { params: { context } }), 1, sample)
      },
    }),
  ),
]
