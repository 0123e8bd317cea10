import { isBackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import type { Connection } from './connection/connection.ts'
import { nothingSchema } from './connection/read-answer.ts'
import type { LabelStudioClient, LabelStudioProject, ProjectChange } from './label-studio-client.ts'

/** Counters are null in the answer to a create. */
const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0)

const projectSchema = z
  .object({
    id: z.int(),
    title: z.string().nullish(),
    label_config: z.string().nullish(),
    created_at: z.string(),
    model_version: z.string().nullish(),
    task_number: count,
    total_annotations_number: count,
    total_predictions_number: count,
    show_collab_predictions: z.boolean().nullish(),
  })
  .transform(
    (project): LabelStudioProject => ({
      id: project.id,
      title: project.title ?? '',
      labelConfig: project.label_config ?? '',
      createdAt: project.created_at,
      modelVersion: project.model_version || null,
      taskCount: project.task_number,
      annotationCount: project.total_annotations_number,
      predictionCount: project.total_predictions_number,
      showsPredictions: project.show_collab_predictions ?? false,
    }),
  )

const pageSchema = z.object({ results: z.array(projectSchema), next: z.string().nullish() })
const pageSize = 100

export function projectsOf({ call }: Connection): LabelStudioClient['projects'] {
  const get = (id: number) => call({ method: 'GET', path: `/api/projects/${id}/` }, projectSchema)
  return {
    get,
    async *list() {
      for (let page = 1, isLast = false; !isLast; page++) {
        const request = { method: 'GET', path: '/api/projects/', query: { page, page_size: pageSize } } as const
        const { results, next } = await call(request, pageSchema).catch(endOfPages(page))
        yield* results
        isLast = next == null
      }
    },
    async create(project) {
      const { id } = await call({ method: 'POST', path: '/api/projects/', body: bodyOf(project) }, projectSchema)
      return get(id)
    },
    update: (id, change) =>
      call({ method: 'PATCH', path: `/api/projects/${id}/`, body: bodyOf(change) }, projectSchema),
    remove: (id) => call({ method: 'DELETE', path: `/api/projects/${id}/`, isSlow: true }, nothingSchema),
  }
}

/** A page past the end is 404: the last one was emptied in between. */
function endOfPages(page: number) {
  return (error: unknown) => {
    if (page > 1 && isBackendError(error) && error.code === 'LABEL_STUDIO_NOT_FOUND') return { results: [], next: null }
    throw error
  }
}

function bodyOf({ title, labelConfig, modelVersion, showsPredictions }: ProjectChange) {
  return {
    title,
    label_config: labelConfig,
    model_version: modelVersion,
    show_collab_predictions: showsPredictions,
  }
}
