import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BackendError, createClient, type PredictResponse } from '@label-studio-ml/protocol'
import { checkPrediction, type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import type { Entry } from '../start/find-entry.ts'
import { exampleData } from './example-data.ts'
import { startForCheck } from './start-for-check.ts'

export interface CheckReport {
  ok: boolean
  /** For the terminal, one finding a line. */
  lines: string[]
}

const project = '1.1700000000'

/**
 * Starts a backend with an empty MODEL_DIR, connects its label-config.xml and predicts one task: what Label Studio does
 * when it is connected. The reasons of what went wrong stand in the report.
 */
export async function checkBackend(entry: Entry, environment: Record<string, string>): Promise<CheckReport> {
  const lines: string[] = []
  try {
    const config = readLabelConfig(entry)
    const backend = await startForCheck(entry, environment)
    try {
      lines.push(`${entry.file} listens`)
      const client = createClient({ baseUrl: backend.url })
      const { model_version: version } = await client.setup({ project, schema: config.xml })
      lines.push(`label-config.xml fits the model, version ${version}`)
      const task = { id: 1, data: exampleData(config) }
      const answer = await client.predict({ tasks: [task], project, label_config: config.xml })
      return judge(answer, config, backend.failures(), lines)
    } finally {
      await backend.stop()
    }
  } catch (error) {
    return { ok: false, lines: [...lines, (error as Error).message] }
  }
}

function readLabelConfig({ folder }: Entry): LabelConfig {
  const file = [folder, join(folder, '..')].map((one) => join(one, 'label-config.xml')).find((one) => existsSync(one))
  if (file) return parseLabelConfig(readFileSync(file, 'utf8'))
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${join(folder, 'label-config.xml')} is missing: --check predicts a task for the label config in it.`,
  )
}

function judge(answer: PredictResponse, config: LabelConfig, failures: string[], before: string[]): CheckReport {
  const [slot] = answer.results
  const { result, score } = [slot].flat()[0] ?? { result: [], score: null }
  const problems = [...failures, ...checkPrediction({ result }, config).map(({ reason }) => reason)]
  const regions = `${result.length} ${result.length === 1 ? 'region' : 'regions'}`
  const lines = [
    ...before,
    `${config.sampleTask ? 'the sample task' : 'a made-up task'} got ${regions}, score ${score ?? 'none'}`,
    ...result.map((region) => `  ${JSON.stringify(region.value)}`),
    ...problems.map((problem) => `failed: ${problem}`),
  ]
  return { ok: problems.length === 0, lines }
}
