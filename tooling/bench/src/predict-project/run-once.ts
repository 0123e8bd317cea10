import { createLabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { predictProject } from '@label-studio-ml/sdk/project-prediction'

/** Predicts the project at the address that is given, with a model that answers at once, and prints what that took. */
const client = createLabelStudioClient({ url: process.argv[2]!, apiKey: 'a'.repeat(40) })
const region = { from_name: 'label', to_name: 'text', type: 'choices', value: { choices: ['A'] } }
const startedMs = performance.now()
const { written, skipped } = await predictProject({
  client,
  project: 7,
  only: 'all',
  modelVersion: () => 'v1',
  predict: async (tasks) => ({ version: 'v1', slots: tasks.map(() => ({ result: [region], score: 0.5 })) }),
})
const seconds = (performance.now() - startedMs) / 1000
await client.close()
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ written, skipped, seconds, peakMb }))
