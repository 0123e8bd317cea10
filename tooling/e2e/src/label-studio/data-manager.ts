import type { LabelStudioApi } from './api.ts'
import type { Release } from './releases.ts'

/** Tasks an action of the Data Manager works on: all of them, or the listed ids. */
export type Selection = 'all' | readonly number[]

function selected(selection: Selection) {
  return selection === 'all' ? { all: true, excluded: [] } : { all: false, included: selection }
}

function act(api: LabelStudioApi, project: number, action: string, selection: Selection) {
  return api.post<{ detail?: string }>(`/api/dm/actions/?id=${action}&project=${project}`, {
    selectedItems: selected(selection),
  })
}

/** Actions > Retrieve predictions. */
export function retrievePredictions(api: LabelStudioApi, project: number, selection: Selection = 'all') {
  return act(api, project, 'retrieve_tasks_predictions', selection)
}

/** Actions > Delete tasks. */
export function deleteTasks(api: LabelStudioApi, project: number, selection: Selection) {
  return act(api, project, 'delete_tasks', selection)
}

/** Actions > Delete annotations. */
export function deleteAnnotations(api: LabelStudioApi, project: number, selection: Selection) {
  return act(api, project, 'delete_tasks_annotations', selection)
}

/** Actions > Delete predictions. */
export function deletePredictions(api: LabelStudioApi, project: number, selection: Selection = 'all') {
  return act(api, project, 'delete_tasks_predictions', selection)
}

export interface ListedTask {
  id: number
  /** Average score over the predictions of the version that is shown; null when there is none. */
  predictions_score: number | null
}

/** Columns that say nothing about predictions. */
const hidden = ['inner_id', 'completed_at', 'cancelled_annotations', 'annotators', 'annotations_results', 'updated_by']
  .concat(['annotations_ids', 'predictions_results', 'file_upload', 'storage_filename', 'created_at', 'updated_at'])
  .concat(['avg_lead_time', 'draft_exists', 'ground_truth', 'comment_count', 'comments', 'unresolved_comment_count'])
  .concat(['comment_authors', 'last_comment_updated_at', 'state'])
  .map((column) => `tasks:${column}`)

/** Makes a tab of the Data Manager that shows the least certain predictions first, and returns its id. */
export async function leastCertainTab(api: LabelStudioApi, project: number): Promise<number> {
  const { id } = await api.post<{ id: number }>('/api/dm/views/', {
    project,
    data: {
      title: 'Least certain first',
      ordering: ['tasks:predictions_score'],
      hiddenColumns: { explore: hidden, labeling: hidden },
    },
  })
  return id
}

/** The first `limit` tasks of {@link leastCertainTab}, in its order. */
export async function leastCertainFirst(api: LabelStudioApi, release: Release, project: number, limit = 100) {
  const view = await leastCertainTab(api, project)
  const page = `${release.taskList}?view=${view}&project=${project}&page=1&page_size=${limit}`
  const answer = await api.get<{ tasks: ListedTask[] }>(page)
  return answer.tasks
}
