import { BackendError, isBackendError, projectUid } from '@label-studio-ml/protocol'
import type { LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import type { AnnotationCounts, ReadingDriver } from '../annotations/reading-driver.ts'
import type { LabelStudioAccess } from '../label-studio/label-studio-access.ts'
import { labelStudioId } from '../label-studio/label-studio-settings.ts'
import { type ReadLabels, readLabels } from '../label-studio/read-labels.ts'

export interface LabelSources {
  project: string
  access: LabelStudioAccess
  readings: ReadingDriver
  signal: AbortSignal
  log(message: string): void
}

/**
 * Reads the labels of a project from Label Studio before a training learns, where credentials are known, and logs how many
 * annotations came from where. When Label Studio cannot be read the training goes on with what is known.
 *
 * @returns why labels that no event brought may be missing; undefined when Label Studio was read
 */
export async function takeOverLabels(sources: LabelSources): Promise<string | undefined> {
  const { project, access, readings, signal, log } = sources
  const client = await access.clientOf(project)
  if (!client) {
    const reason = access.missingReason(project)
    log(`labels that no event brought cannot be read. ${reason}`)
    log(summary(await readings.counts(project)))
    return reason
  }
  log(`reading labels from ${client.url}`)
  try {
    const start = performance.now()
    const read = await readFrom(client, sources)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    log(`${summary(await readings.counts(project), read)}; ${extents[read.extent]} of ${client.url} in ${seconds} s`)
    return undefined
  } catch (error) {
    if (signal.aborted || !isOfLabelStudio(error)) throw error
    log(`labels could not be read from ${client.url}, the training goes on with those that are known: ${error.message}`)
    log(summary(await readings.counts(project)))
    return error.message
  }
}

const extents = {
  all: 'read all annotated tasks',
  changed: 'read the tasks that changed since the last training',
} as const

async function readFrom(client: LabelStudioClient, sources: LabelSources): Promise<ReadLabels> {
  const { project, readings, signal } = sources
  const id = labelStudioId(project)
  if (id === undefined) throw unknownProject(client, project)
  await assertSame(client, project, id)
  return readLabels({ client, project, id, readings, signal })
}

/** Another Label Studio, or one whose database was made anew, has other projects under the same ids. */
async function assertSame(client: LabelStudioClient, project: string, id: number): Promise<void> {
  const { createdAt } = await client.projects.get(id)
  if (project.includes('.') && projectUid({ id, created_at: createdAt }) !== project)
    throw unknownProject(client, project)
}

function unknownProject({ url }: LabelStudioClient, project: string): BackendError {
  return new BackendError(
    'LABEL_STUDIO_NOT_FOUND',
    `${url} has no project ${project} (id and second of its creation): another Label Studio sent it. Set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY to that one.`,
  )
}

/** What goes wrong on this side, as a full disk, ends the training. */
function isOfLabelStudio(error: unknown): error is BackendError {
  return isBackendError(error) && !/^(MODEL_DIR_|TRAINING_)/.test(error.code)
}

function summary(counts: AnnotationCounts, read?: ReadLabels): string {
  const news = read ? [` (${inWords(read)})`] : []
  const sources = [
    `${number(counts.labelStudio)} annotations from Label Studio${news.join('')}`,
    `${number(counts.webhook)} by webhook`,
    ...(counts.train > 0 ? [`${number(counts.train)} sent with Start Training`] : []),
    `${number(counts.file)} from files`,
  ]
  return sources.join(', ')
}

function inWords({ added, changed, deleted }: ReadLabels): string {
  const parts = [`${number(added)} new`]
  if (changed > 0) parts.push(`${number(changed)} changed`)
  if (deleted > 0) parts.push(`${number(deleted)} deleted`)
  return parts.join(', ')
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}
