import { isKnownEvent, type KnownEvent, projectPayloadSchema, type WebhookEvent } from '@label-studio-ml/protocol'
import type { ProjectBook } from '../projects/project-book.ts'
import type { JournalDriver } from './journal-driver.ts'
import { entriesOfEvent } from './journal-entries.ts'

/** What became of an event. */
export interface TakenEvent {
  project: string
  outcome: 'annotations changed' | 'noted' | 'start training' | 'unreadable'
}

export interface EventSinks {
  projects: ProjectBook
  journal: JournalDriver
}

/**
 * Keeps what an event of Label Studio tells: annotations in the journal, the label config in the project book.
 * Events may come twice and in any order.
 *
 * @param fromConnector true when Label Studio's ML connector sent it, not its webhook system
 */
export async function takeEvent(
  event: WebhookEvent,
  fromConnector: boolean,
  { projects, journal }: EventSinks,
): Promise<TakenEvent> {
  const payload = projectPayloadSchema.safeParse(event.project).data
  const project = projects.uidOf(payload)
  if (!isKnownEvent(event)) return { project, outcome: 'unreadable' }
  if (payload?.label_config) await projects.remember(project, { labelConfig: payload.label_config })
  if (await changeAnnotations(event, project, journal)) return { project, outcome: 'annotations changed' }
  return { project, outcome: asksForTraining(event, fromConnector) ? 'start training' : 'noted' }
}

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
function asksForTraining(event: KnownEvent, fromConnector: boolean): boolean {
  return event.action === 'START_TRAINING' || (event.action === 'PROJECT_UPDATED' && fromConnector)
}
