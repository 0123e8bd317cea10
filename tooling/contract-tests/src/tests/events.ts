import { expect } from 'vitest'
import { annotationOf, webhooks } from '../context/project.ts'
import type { ContractTest } from '../contract-test.ts'

/** Every action that Label Studio 1.0 to 1.24 has, with a payload in its form. */
const kinds: [string, object][] = [
  ['PROJECT_CREATED', {}],
  ['PROJECT_UPDATED', {}],
  ['PROJECT_DELETED', {}],
  ['TASKS_CREATED', { tasks: [{ id: 1, data: { text: 'a' } }] }],
  ['TASKS_DELETED', { tasks: [{ id: 1 }, { id: 2 }] }],
  ['ANNOTATION_CREATED', { annotation: annotationOf({ id: 1, data: {} }, []), task: { id: 1, data: {} } }],
  ['ANNOTATION_UPDATED', { annotation: annotationOf({ id: 1, data: {} }, null), task: { id: 1, data: {} } }],
  ['ANNOTATIONS_CREATED', { annotation: [annotationOf({ id: 1, data: {} }, [])], task: [{ id: 1, data: {} }] }],
  ['ANNOTATIONS_DELETED', { annotations: [{ id: 1 }] }],
  ['LABEL_LINK_CREATED', { label_link: [{ id: 1, label: 2 }] }],
  ['LABEL_LINK_UPDATED', { label_link: { id: 1 }, label: { id: 2 } }],
  ['LABEL_LINK_DELETED', { label_link: { id: 1 } }],
  ['REVIEW_CREATED', { review: { id: 1, accepted: true }, annotation: { id: 1 } }],
  ['REVIEWS_DELETED', { reviews: [{ id: 1 }] }],
  ['SOMETHING_NEW', { something: { id: 1 } }],
]

/** Payloads that no release sends, or that lack what the action needs. */
const odd: [string, object][] = [
  ['an empty action', { action: '' }],
  ['no action', {}],
  ['action null', { action: null }],
  ['a list where an object belongs', { action: 'ANNOTATION_CREATED', annotation: [{ id: 1 }], task: [] }],
  ['text where an object belongs', { action: 'ANNOTATION_UPDATED', annotation: 'a', task: 7 }],
  ['an annotation of no task', { action: 'ANNOTATION_CREATED', annotation: { id: 3, result: [] } }],
  ['project null', { action: 'TASKS_CREATED', project: null, tasks: [] }],
  ['a project with an id only', { action: 'PROJECT_DELETED', project: { id: 77 } }],
  ['a project whose date is none', { action: 'PROJECT_UPDATED', project: { id: 78, created_at: 'yesterday' } }],
  ['a project without an id', { action: 'ANNOTATION_CREATED', project: {} }],
  ['a project that is text', { action: 'ANNOTATION_CREATED', project: '62.17' }],
  ['a label config that is not XML', { action: 'PROJECT_UPDATED', project: { id: 79, label_config: '<View' } }],
  [
    'a deletion of what was never there',
    { action: 'ANNOTATIONS_DELETED', project: { id: 80 }, annotations: [{ id: 1 }] },
  ],
]

export const eventTests: ContractTest[] = [
  ...kinds.map(
    ([action, payload]): ContractTest => ({
      title: `answers ${action} with an object`,
      cites:
        action.startsWith('REVIEW') || action === 'SOMETHING_NEW'
          ? ['event/unknown-kinds']
          : ['event/every-kind', 'transport/two-agents'],
      run: async ({ project }) => {
        expect(await project().event(action, payload)).toMatchObject({
          status: 201,
          json: { status: expect.any(String) },
        })
      },
    }),
  ),
  ...kinds.map(
    ([action]): ContractTest => ({
      title: `answers ${action} without payload with an object`,
      cites: ['event/without-payload'],
      run: async ({ call }) => {
        const answer = await call({ method: 'POST', path: '/webhook', body: { action }, headers: webhooks })
        expect(answer).toMatchObject({ status: 201, json: { status: expect.any(String) } })
      },
    }),
  ),
  ...odd.map(
    ([title, body]): ContractTest => ({
      title: `answers an event that has ${title} with an object`,
      cites: ['event/unknown-kinds', 'robust/anybody-can-send-anything'],
      run: async ({ call }) => {
        const answer = await call({ method: 'POST', path: '/webhook', body, headers: webhooks })
        expect(answer).toMatchObject({ status: 201, json: { status: expect.any(String) } })
      },
    }),
  ),
  {
    title: 'a changed label config that the model cannot fill fails nothing but its own predictions',
    cites: ['event/every-kind'],
    run: async ({ call, project, sample }) => {
      const [owner, other] = [project(), project()]
      await owner.setUp()
      await other.setUp()
      const payload = { ...owner.payload, label_config: '<View><Text name="t" value="$t"/></View>' }
      await owner.post('/webhook', { action: 'PROJECT_UPDATED', project: payload }, webhooks)
      expect(await call({ method: 'GET', path: '/versions' })).toMatchObject({ status: 200 })
      expect(await other.predict(sample.tasks(1))).toMatchObject({ status: 200 })
      expect(await owner.predict(sample.tasks(1))).toMatchObject({ status: 200 })
    },
  },
  {
    title: 'a changed label config that is not XML fails no route of others',
    cites: ['event/every-kind', 'versions/get-without-project'],
    run: async ({ call, project }) => {
      const owner = project()
      const payload = { ...owner.payload, label_config: '<View><Text' }
      await owner.post('/webhook', { action: 'PROJECT_UPDATED', project: payload }, webhooks)
      expect(await call({ method: 'GET', path: '/versions' })).toMatchObject({ status: 200 })
      expect(await call({ method: 'GET', path: '/is_training' })).toMatchObject({ status: 200 })
    },
  },
]
