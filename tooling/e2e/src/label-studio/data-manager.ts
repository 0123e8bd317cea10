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

/** A tab of the Data Manager that shows the least certain predictions first; returns its first `limit` tasks in order. */
export async function leastCertainFirst(api: LabelStudioApi, release: Release, project: number, limit = 100) {
  const view = await api.post<{ id: number }>('/api/dm/views/', {
    project,
    data: {
      title: 'least certain first',
      ordering: ['tasks:predictions_score'],
      hiddenColumns: { explore: [], labeling: [] },
    },
  })
  const page = `${release.taskList}?view=${view.id}&project=${project}&page=1&page_size=${limit}`
  const answer = await api.get<{ tasks: ListedTask[] }>(page)
  return answer.tasks
}
