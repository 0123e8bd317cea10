import {
  type AcceptedResponse,
  isKnownEvent,
  type KnownEvent,
  projectPayloadSchema,
  type WebhookEvent,
} from '@label-studio-ml/protocol'
import type { JournalDriver } from '../annotations/journal-driver.ts'
import { entriesOfEvent } from '../annotations/journal-entries.ts'
import type { RequestLog } from '../observability/request-log.ts'
import type { ProjectStore } from '../projects/project-store.ts'
import type { TrainingPolicy } from '../training/training-policy.ts'
import type { KeepLabelConfig } from './keep-label-config.ts'
import type { NoticeImportedLabels } from './notice-imported-labels.ts'
import type { StartTraining } from './request-training.ts'
import type { TellModel } from './tell-model.ts'

/** What became of an event. */
export interface EventResult {
  outcome: 'annotations changed' | 'ignored' | 'labels imported' | 'start training' | 'unreadable'
  /** What became of the training that it asked for. */
  training?: AcceptedResponse
}

export interface ReceivedEvent {
  event: WebhookEvent
  /** Of the text that it came in. */
  bytes: number
  /** True when Label Studio's ML connector sent it, not its webhook system. */
  isConnector: boolean
}

/**
 * Records what happened in Label Studio, and starts the training that an event asks for. Events may come twice and in any
 * order.
 */
export type RecordEvent = (received: ReceivedEvent, log: RequestLog) => Promise<EventResult>

export interface RecordEventOptions {
  projects: ProjectStore
  journal: JournalDriver
  keepLabelConfig: KeepLabelConfig
  startTraining: StartTraining
  noticeImportedLabels: NoticeImportedLabels
  /** Undefined for a model that does not learn. */
  policy: Pick<TrainingPolicy, 'annotationsChanged'> | undefined
  /** Undefined for a model that does not hear events. */
  tellModel: TellModel | undefined
  /** Called with new tasks. Never throws. */
  tasksCreated(project: string, tasks: readonly number[]): Promise<void>
}

export function createRecordEvent(options: RecordEventOptions): RecordEvent {
  const { projects, journal, keepLabelConfig, startTraining, noticeImportedLabels, tasksCreated } = options
  const { policy, tellModel } = options
  const record = async (
    { event, isConnector }: ReceivedEvent,
    project: string,
    log: RequestLog,
  ): Promise<EventResult> => {
    if (!isKnownEvent(event)) return { outcome: 'unreadable' }
    await keepLabelConfig(project, event.project?.label_config, log)
    if (await changeAnnotations(event, project, journal)) {
      await policy?.annotationsChanged(project)
      return { outcome: 'annotations changed' }
    }
    if (event.action === 'TASKS_CREATED')
      await tasksCreated(project, event.tasks?.map(({ id }) => id).filter(isId) ?? [])
    if (policy && event.action === 'TASKS_CREATED') {
      const labels = await noticeImportedLabels(project, event.tasks ?? [], log)
      if (labels > 0) return { outcome: 'labels imported' }
    }
    if (!asksForTraining(event, isConnector)) return { outcome: 'ignored' }
    return { outcome: 'start training', training: await startTraining(project, event.action, log) }
  }
  return async (received, log) => {
    const { event, bytes } = received
    const project = projects.uidOf(projectPayloadSchema.safeParse(event.project).data)
    log.add({ action: event.action ?? null, project })
    const result = await record(received, project, log)
    log.add({ outcome: result.outcome })
    tellModel?.(project, event, bytes)
    return result
  }
}

/** True when the event changed the journal. */
async function changeAnnotations(event: KnownEvent, project: string, journal: JournalDriver): Promise<boolean> {
  switch (event.action) {
    case 'ANNOTATION_CREATED':
    case 'ANNOTATION_UPDATED':
    case 'ANNOTATIONS_CREATED': {
      const entries = entriesOfEvent([event.annotation ?? []].flat(), [event.task ?? []].flat())
      if (entries.length > 0) await journal.record(project, entries)
      return entries.length > 0
    }
    case 'ANNOTATIONS_DELETED': {
      const ids = event.annotations?.map(({ id }) => String(id)) ?? []
      if (ids.length > 0) await journal.deleteAnnotations(project, ids)
      return ids.length > 0
    }
    case 'TASKS_DELETED': {
      const ids = event.tasks?.map(({ id }) => String(id)) ?? []
      if (ids.length > 0) await journal.deleteTasks(project, ids)
      return ids.length > 0
    }
    default:
      return false
  }
}

/** "Start training" is START_TRAINING since 1.12.1; from 1.4.1 to 1.12.0 it is a PROJECT_UPDATED of the connector. */
function asksForTraining(event: KnownEvent, isConnector: boolean): boolean {
  return event.action === 'START_TRAINING' || (event.action === 'PROJECT_UPDATED' && isConnector)
}

function isId(id: unknown): id is number {
  return Number.isSafeInteger(id)
}
