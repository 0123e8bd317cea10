import { defineCheck } from '../check.ts'

export const versions = defineCheck({
  id: 'versions',
  title: 'Model versions agree',
  looks:
    'Compares the version that /setup answers, the one that Label Studio has for the model, those of stored predictions, and what the project shows. Sends /setup as Label Studio has just done.',
  problems: {
    none: {
      outcome: 'failed',
      when: '/setup answers no version: Label Studio then stores another copy of a prediction at every look',
      fix: 'Let the backend answer a non-empty `model_version`',
    },
    differ: {
      outcome: 'failed',
      when: 'Label Studio has another version than the backend answers',
      fix: 'See whether two backends answer at this address: a backend is one process with one MODEL_DIR',
    },
    unknownChoice: {
      outcome: 'failed',
      when: 'the project shows a version that has no predictions, or a model that is not connected',
      fix: 'Choose another in Settings > Annotation > Select which predictions or which model you want to use',
    },
    outdated: {
      outcome: 'warning',
      when: 'stored predictions are of older versions only',
      fix: 'Select the tasks in the Data Manager and run Actions > Retrieve Predictions, or run `label-studio-ml predict --project`',
    },
  },
  run: async ({ client, project, backends, backend, setup }) => {
    const [{ id, modelVersion: chosen }, row] = [await project.known(), await backend.known()]
    const answer = await setup.look()
    if (answer.status !== 200) return { skipped: 'see backend-state' }
    const { model_version: answered } = (answer.json ?? {}) as { model_version?: unknown }
    if (!answered) return { problem: 'none', seen: `/setup answers ${answer.text.slice(0, 80)}` }
    if (String(answered) !== row.modelVersion) {
      return { problem: 'differ', seen: `/setup answers ${answered}, Label Studio has ${row.modelVersion}` }
    }
    const counts = await (await client.known()).predictions.versions(id)
    const stored = Object.keys(counts).filter((version) => counts[version]! > 0)
    const titles = (await backends.known()).map(({ title }) => title)
    if (chosen && !titles.includes(chosen) && !stored.includes(chosen)) {
      return {
        problem: 'unknownChoice',
        seen: `the project shows "${chosen}"; there are ${[...titles, ...stored].join(', ')}`,
      }
    }
    const seen = `${answered}, ${counts[row.modelVersion] ?? 0} stored predictions`
    const isOutdated = stored.length > 0 && !stored.includes(row.modelVersion)
    return isOutdated ? { problem: 'outdated', seen: `${seen}; stored are ${stored.join(', ')}` } : { ok: seen }
  },
})
