import type { TaskFilter } from '../label-studio/label-studio-client.ts'

/** Tasks with a prediction whose version has this text in its name. */
export function hasVersion(version: string): TaskFilter {
  return { filter: 'filter:tasks:predictions_model_versions', operator: 'contains', type: 'List', value: [version] }
}

const longestListed = 400

/** Whether Label Studio's list of a task's versions shows this one as it is: it has commas between them, and no quotes. */
export function isListable(version: string): boolean {
  return version.length <= longestListed && version.trim() === version && !/[",]/.test(version)
}
