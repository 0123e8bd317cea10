import type { Task } from '@label-studio-ml/protocol'
import type { LabelStudioAccess } from '../label-studio/label-studio-access.ts'
import type { RequestLog } from '../observability/request-log.ts'

/**
 * Says in the log what becomes of labels that were imported with their tasks. The event tells how many there are, not what they
 * say: a training has to read them.
 *
 * @returns how many there are
 */
export type NoticeImportedLabels = (project: string, tasks: readonly Task[], log: RequestLog) => Promise<number>

export function createNoticeImportedLabels(
  access: Pick<LabelStudioAccess, 'isKnown' | 'missingReason'>,
): NoticeImportedLabels {
  return async (project, tasks, log) => {
    const labels = tasks.reduce((sum, task) => sum + labelsOf(task), 0)
    if (labels === 0) return 0
    if (await access.isKnown(project)) {
      log.info({ project, labels }, 'labels were imported: the next training reads them from Label Studio')
    } else {
      const detail = `${access.missingReason(project)} Or export the project as JSON and run: label-studio-ml learn export.json`
      log.warn(
        { project, labels, detail },
        'labels were imported that Label Studio does not send: they are not learned',
      )
    }
    return labels
  }
}

/** Skips count too. Releases differ in which of these they send. */
function labelsOf({ total_annotations: total, cancelled_annotations: skips, is_labeled: isLabeled }: Task): number {
  return Number(total ?? 0) + Number(skips ?? 0) || Number(isLabeled ?? 0) || 0
}
