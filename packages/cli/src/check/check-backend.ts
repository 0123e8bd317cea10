import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BackendError, type PredictResponse } from '@label-studio-ml/protocol'
import { createClient } from '@label-studio-ml/protocol/client'
import { type LabelConfig, parseLabelConfig, sampleTask } from '@label-studio-ml/sdk'
import { checkPrediction } from '@label-studio-ml/sdk/host'
import type { Entry } from '../entry/find-entry.ts'
import { startForCheck } from './start-for-check.ts'

export interface CheckReport {
  ok: boolean
  /** For the terminal, one finding a line. */
  lines: string[]
}

const project = '1.1700000000'

/**
 * Starts a backend with an empty MODEL_DIR, connects its label-config.xml and predicts one task: what Label Studio does
 * when it is connected. Never throws: the reasons of what went wrong stand in the report.
 */
export async function checkBackend(entry: Entry, environment: Record<string, string>): Promise<CheckReport> {
  const lines: string[] = []
  try {
    const config = readLabelConfig(entry)
    const backend = await startForCheck(entry, environment)
    lines.push(`${entry.file} listens`)
    const problems = await connectAndPredict(backend.url, config, lines).catch((error: Error) => [error.message])
    await backend.stop()
    problems.push(...backend.failures())
    return { ok: problems.length === 0, lines: [...lines, ...problems.map((problem) => `failed: ${problem}`)] }
  } catch (error) {
    return { ok: false, lines: [...lines, `failed: ${(error as Error).message}`] }
  }
}

function readLabelConfig({ folder }: Entry): LabelConfig {
  const file = join(folder, 'label-config.xml')
  if (existsSync(file)) return parseLabelConfig(readFileSync(file, 'utf8'))
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${file} is missing: --check predicts a task for the label config in it.`,
  )
}

/** What is wrong with the prediction; what went well is added to `lines`. Throws a ClientError. */
async function connectAndPredict(baseUrl: string, config: LabelConfig, lines: string[]): Promise<string[]> {
  const client = createClient({ baseUrl })
  const { model_version: version } = await client.setup({ project, schema: config.xml })
  lines.push(`label-config.xml fits the model, version ${version}`)
  const task = sampleTask(config, { seed: 1 })
  const { result, score } = slotOf(await client.predict({ tasks: [task], project, label_config: config.xml }))
  const regions = `${result.length} ${result.length === 1 ? 'region' : 'regions'}`
  lines.push(`${config.sampleTask ? 'the sample task' : 'a made-up task'} got ${regions}, score ${score ?? 'none'}`)
  lines.push(...result.map((region) => `  ${JSON.stringify('value' in region ? region.value : region)}`))
  return checkPrediction({ result }, config).map(({ message }) => message)
}

/** The one prediction; a list of none is what a task gets that was too late. */
function slotOf({ results: [slot] }: PredictResponse): { result: readonly object[]; score?: unknown } {
  return [slot].flat()[0] ?? { result: [] }
}
