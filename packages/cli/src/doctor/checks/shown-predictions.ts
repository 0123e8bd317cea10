import { defineCheck } from '../check.ts'

export const shownPredictions = defineCheck({
  id: 'shown-predictions',
  title: 'Annotators see predictions',
  looks: 'Reads two settings of the project: *Use predictions to prelabel tasks*, and which predictions are shown.',
  problems: {
    off: {
      outcome: 'warning',
      when: 'predictions are not shown, and opening a task asks for none',
      fix: 'Run `label-studio-ml connect`, or switch *Use predictions to prelabel tasks* on in Settings > Annotation',
    },
    noChoice: {
      outcome: 'warning',
      when: 'nothing is chosen to be shown, as after the switch was off and on',
      fix: 'Run `label-studio-ml connect`, or choose the model or a version in Settings > Annotation',
    },
  },
  run: async ({ project }) => {
    const { showsPredictions, modelVersion } = await project.known()
    if (!showsPredictions) return { problem: 'off', seen: 'show_collab_predictions is off' }
    if (!modelVersion) return { problem: 'noChoice', seen: 'show_collab_predictions is on, model_version is empty' }
    return { ok: `"${modelVersion}" is shown` }
  },
})
