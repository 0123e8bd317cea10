import type { LabelStudioClient } from '@label-studio-ml/sdk/label-studio'

/** Switches on what shows predictions to annotators, and chooses the model where nothing is chosen. */
export async function showPredictions(client: LabelStudioClient, project: number, title: string) {
  const { showsPredictions, modelVersion } = await client.projects.get(project)
  if (showsPredictions && modelVersion) return { text: `"${modelVersion}" is shown to annotators`, changed: false }
  const chosen = modelVersion || title
  await client.projects.update(project, { showsPredictions: true, modelVersion: chosen })
  return { text: `"${chosen}" is shown to annotators now`, changed: true }
}
