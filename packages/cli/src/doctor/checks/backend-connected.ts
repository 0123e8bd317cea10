import { isSameBackend } from '../../backend/backend-address.ts'
import { defineCheck } from '../check.ts'

export const backendConnected = defineCheck({
  id: 'backend-connected',
  title: 'Connected to the project',
  looks:
    'Looks for the address of the backend among the models of the project. Label Studio asks each of them for its health and version at this.',
  problems: {
    missing: {
      outcome: 'failed',
      when: 'the project has no model',
      fix: 'Run `label-studio-ml connect`: it says what is in the way',
    },
    elsewhere: {
      outcome: 'failed',
      when: 'its models have other addresses',
      fix: 'Give the address that is connected as --backend, or run `label-studio-ml connect` and delete the old model in Settings > Model',
    },
    noVersion: {
      outcome: 'failed',
      when: 'Label Studio does not take over the version of the backend: it was connected by form data',
      fix: 'Run `label-studio-ml connect`: it sends JSON and switches `auto_update` on',
    },
    second: {
      outcome: 'warning',
      when: 'it is not the first model of the project: Label Studio asks only the first for predictions',
      fix: 'Keep one model in a project: delete the others in Settings > Model. Trainings and events go to all',
    },
  },
  run: async ({ given, backends, backendUrl }) => {
    const all = await backends.look()
    if (all.length === 0) return { problem: 'missing', seen: 'the project has no model' }
    const url = await backendUrl.look()
    const at = all.findIndex((one) => isSameBackend(one.url, url, given.backend.webhookSecret))
    const found = all[at]
    if (!found) return { problem: 'elsewhere', seen: `connected: ${all.map((one) => named(one)).join(', ')}` }
    if (!found.autoUpdate) return { problem: 'noVersion', seen: `${named(found)} has auto_update off` }
    if (at > 0) return { problem: 'second', seen: `${named(all[0]!)} comes before ${named(found)}` }
    return { ok: named(found) }
  },
})

function named({ title, url }: { title: string; url: string }): string {
  return `"${title}" at ${url}`
}
