import { askWhetherFits } from '../../backend/ask-backend.ts'
import { defineCheck } from '../check.ts'

export const labelConfig = defineCheck({
  id: 'label-config',
  title: 'Label config fits the model',
  looks: 'Sends the label config of the project to /validate of the backend, which keeps nothing of it.',
  problems: {
    unfit: {
      outcome: 'failed',
      when: 'the model needs other tags, or other settings of its tags',
      fix: 'Change the labeling interface as the reason says (Settings > Labeling Interface), or connect another backend',
    },
    failing: {
      outcome: 'failed',
      when: 'the backend answers with another error',
      fix: 'Look into the log of the backend',
    },
  },
  run: async ({ given, project, backendUrl, healthy }) => {
    const [{ labelConfig: config }, url] = [await project.known(), await backendUrl.known()]
    await healthy.known()
    const { outcome, status, reason } = await askWhetherFits(url, config, given.backend.basicAuth)
    if (outcome === 'fits') return { ok: 'the model can fill it' }
    if (outcome === 'unknown') return { skipped: 'this backend has no /validate; see backend-state' }
    return { problem: outcome, seen: `/validate answers ${status}: ${reason}` }
  },
})
