import type { WebhookEvent } from '@label-studio-ml/protocol'
import { describe, expect, it, vi } from 'vitest'
import type { JournalDriver } from '../annotations/journal-driver.ts'
import { RequestLog } from '../observability/request-log.ts'
import { ProjectStore } from '../projects/project-store.ts'
import { createRecordEvent, type ReceivedEvent } from './record-event.ts'

const project = { id: 7, created_at: '2026-01-01T00:00:00Z', label_config: '<View/>' }
const annotation = { id: 3, task: 5, result: [] }

const received = (event: WebhookEvent, isConnector = false): ReceivedEvent => ({ event, bytes: 100, isConnector })

function create() {
  const projects = new ProjectStore({
    all: async () => [],
    get: async () => undefined,
    put: async () => {},
    remove: async () => {},
  })
  const journal = {
    record: vi.fn(async () => {}),
    deleteAnnotations: vi.fn(async () => {}),
    deleteTasks: vi.fn(async () => {}),
  }
  const startTraining = vi.fn(async () => ({ status: 'ok' as const, job: 'j1' }))
  const keepLabelConfig = vi.fn(async () => {})
  const policy = { annotationsChanged: vi.fn(async () => {}) }
  const noticeImportedLabels = vi.fn(async () => 2)
  const tellModel = vi.fn()
  const tasksCreated = vi.fn(async () => {})
  const log = new RequestLog({ info: () => {}, warn: () => {} }, 'r1')
  const recordEvent = createRecordEvent({
    projects,
    journal: journal as unknown as JournalDriver,
    keepLabelConfig,
    startTraining,
    noticeImportedLabels,
    policy,
    tellModel,
    tasksCreated,
  })
  return {
    ...{ recordEvent, journal, startTraining, keepLabelConfig, noticeImportedLabels },
    ...{ policy, tellModel, tasksCreated, log },
  }
}

describe('an event', () => {
  it('that changes annotations goes to the journal, and to the trainings that wait for it', async () => {
    const { recordEvent, journal, policy, keepLabelConfig, tellModel, log } = create()
    const event = { action: 'ANNOTATION_CREATED', annotation, task: { id: 5, data: { t: 'a' } }, project }
    expect(await recordEvent(received(event), log)).toEqual({ outcome: 'annotations changed' })
    expect(journal.record).toHaveBeenCalledWith('7.1767225600', [expect.objectContaining({ annotationId: '3' })])
    expect(policy.annotationsChanged).toHaveBeenCalledWith('7.1767225600')
    expect(keepLabelConfig).toHaveBeenCalledWith('7.1767225600', '<View/>', log)
    expect(tellModel).toHaveBeenCalledWith('7.1767225600', event, 100)
    expect(log.fields).toEqual({
      action: 'ANNOTATION_CREATED',
      project: '7.1767225600',
      outcome: 'annotations changed',
    })
  })

  it.each([
    ['ANNOTATIONS_DELETED', { annotations: [{ id: 3 }] }, 'deleteAnnotations'],
    ['TASKS_DELETED', { tasks: [{ id: 3 }] }, 'deleteTasks'],
  ] as const)('%s removes what it names', async (action, rest, method) => {
    const { recordEvent, journal, log } = create()
    expect(await recordEvent(received({ action, project, ...rest }), log)).toEqual({ outcome: 'annotations changed' })
    expect(journal[method]).toHaveBeenCalledWith('7.1767225600', ['3'])
  })

  it('of new tasks names them to whoever predicts on import', async () => {
    const { recordEvent, tasksCreated, log } = create()
    const tasks = [{ id: 5, data: { text: 'a' } }, { data: { text: 'made by hand' } }, { id: 6, data: { text: 'b' } }]
    await recordEvent(received({ action: 'TASKS_CREATED', project, tasks }), log)
    expect(tasksCreated).toHaveBeenCalledExactlyOnceWith('7.1767225600', [5, 6])
  })

  it('of imported tasks says what becomes of their labels', async () => {
    const { recordEvent, noticeImportedLabels, startTraining, log } = create()
    const tasks = [{ id: 1, data: {}, total_annotations: 2 }]
    const event = { action: 'TASKS_CREATED', tasks, project }
    expect(await recordEvent(received(event), log)).toEqual({ outcome: 'labels imported' })
    expect(noticeImportedLabels).toHaveBeenCalledExactlyOnceWith('7.1767225600', tasks, log)
    noticeImportedLabels.mockResolvedValueOnce(0)
    expect(await recordEvent(received(event), log)).toEqual({ outcome: 'ignored' })
    expect(startTraining).not.toHaveBeenCalled()
  })

  it.each([
    ['START_TRAINING', false, 'start training'],
    ['PROJECT_UPDATED', true, 'start training'],
    ['PROJECT_UPDATED', false, 'ignored'],
    ['ANNOTATION_CREATED', false, 'ignored'],
  ] as const)('%s, of the connector: %s, has the outcome "%s"', async (action, isConnector, outcome) => {
    const { recordEvent, startTraining, log } = create()
    const result = await recordEvent(received({ action, project }, isConnector), log)
    expect(result.outcome).toBe(outcome)
    expect(result.training?.job).toBe(outcome === 'start training' ? 'j1' : undefined)
    expect(startTraining).toHaveBeenCalledTimes(outcome === 'start training' ? 1 : 0)
  })

  it.each([
    { action: 'ANNOTATION_CREATED', annotation: [{ id: 1 }], project },
    { action: 'SOMETHING_ELSE', project },
  ])('in a form that is not known changes nothing: %j', async (event) => {
    const { recordEvent, journal, keepLabelConfig, tellModel, log } = create()
    expect(await recordEvent(received(event), log)).toEqual({ outcome: 'unreadable' })
    expect(tellModel).toHaveBeenCalledWith('7.1767225600', event, 100)
    expect([journal.record.mock.calls, keepLabelConfig.mock.calls]).toEqual([[], []])
    expect(log.fields).toMatchObject({ project: '7.1767225600' })
  })
})
