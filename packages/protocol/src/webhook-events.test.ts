import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isKnownEvent, knownEventSchema, webhookEventSchema } from './webhook-events.ts'

const actions = knownEventSchema.options.map((option) => option.shape.action.value)

test.each(actions)('takes %s without a payload, as send_payload: false sends it', (action) => {
  const event = webhookEventSchema.parse({ action })
  expect(isKnownEvent(event)).toBe(true)
  expect(event).toEqual({ action })
})

test('takes any object whose action is a string', () => {
  const action = fc.oneof(fc.constantFrom(...actions), fc.string())
  const payload = fc.dictionary(
    fc.constantFrom('project', 'task', 'tasks', 'annotation', 'annotations', 'x'),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(action, payload, (name, rest) => {
      expect(webhookEventSchema.parse({ ...rest, action: name })).toEqual({ ...rest, action: name })
    }),
  )
})

test.each([{}, { action: null }, { project: { id: 2 } }])('takes %j, which has no action', (body) => {
  expect(webhookEventSchema.parse(body)).toEqual(body)
})

test.each([{ action: 5 }, [], 'ANNOTATION_CREATED', null])('refuses %j', (body) => {
  expect(webhookEventSchema.safeParse(body).success).toBe(false)
})

test('reads the lists of ANNOTATIONS_CREATED under their singular keys', () => {
  const event = webhookEventSchema.parse({
    action: 'ANNOTATIONS_CREATED',
    annotation: [{ id: 1, result: null }],
    task: [{ id: 2, data: {} }],
    project: { id: 3 },
  })
  expect(isKnownEvent(event) && event.action === 'ANNOTATIONS_CREATED' && event.task?.[0]?.id).toBe(2)
})

test('an event that is not in the form of its action is not a known one', () => {
  const event = webhookEventSchema.parse({ action: 'ANNOTATION_CREATED', annotation: [{ id: 1 }] })
  expect(isKnownEvent(event)).toBe(false)
})

test('a known event that was parsed is not checked again', () => {
  const event = webhookEventSchema.parse({ action: 'TASKS_CREATED', tasks: [{ id: 1, data: {} }] })
  Object.assign(event, { tasks: 'changed since' })
  expect(isKnownEvent(event)).toBe(true)
})
