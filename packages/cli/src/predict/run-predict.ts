import { BackendError } from '@label-studio-ml/protocol'
import { createLabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { type OpenBackend, openBackend } from '../backend/open-backend.ts'
import { inputFiles } from '../rows/input-files.ts'
import { readLabelStudioSettings } from '../settings/label-studio-settings.ts'
import { parsePairs, parseProjectId, parseShare, parseWhole } from '../settings/option-values.ts'
import { warnOfVisibleSecrets } from '../settings/warn-of-visible-secrets.ts'
import { predictFile } from './predict-file.ts'
import type { PredictOptions } from './predict-options.ts'
import { predictLabelStudioProject } from './predict-project.ts'
import { taskFileFormat } from './task-file.ts'

/** What `label-studio-ml predict` does; gives the exit code. */
export async function runPredict(
  folder: string | undefined,
  options: PredictOptions,
  signal: AbortSignal,
): Promise<number> {
  warnOfVisibleSecrets(options)
  const work = options.input === undefined ? projectWork(options) : fileWork(folder, options)
  const backend = await openBackend(folder ?? '.', options)
  try {
    return await work(backend, signal)
  } finally {
    await backend.close()
  }
}

type Work = (backend: OpenBackend, signal: AbortSignal) => Promise<number>

function fileWork(folder: string | undefined, options: PredictOptions): Work {
  const { input = [], output, inputFormat, labelConfig, project, resume = false, parallel = '4' } = options
  if (output === undefined)
    throw unusable('Say where the tasks go: --output tasks.json, or --output - for the standard output')
  const file = {
    files: inputFiles(input, inputFormat),
    output,
    format: taskFileFormat(output),
    columns: parsePairs(options.column, '--column'),
    parallel: parseWhole(parallel, '--parallel', 64),
    folder: folder ?? (options.backend === undefined ? '.' : undefined),
    resume,
    labelConfig,
    project,
  }
  return (backend, signal) => predictFile(backend, file, signal)
}

function projectWork(options: PredictOptions): Work {
  const { project: written, parallel, scoreBelow, only } = options
  if (written === undefined) {
    throw unusable('Say what to predict: --input rows.csv --output tasks.json, or --project 7 of Label Studio')
  }
  if (options.output !== undefined || options.resume) {
    throw unusable(
      `${options.resume ? '--resume' : '--output'} goes with --input: the predictions of a project go into Label Studio`,
    )
  }
  const { url, apiKey, ...reaching } = readLabelStudioSettings(options)
  if (url === undefined) throw unusable('Say where Label Studio is: --label-studio or LABEL_STUDIO_URL')
  if (apiKey === undefined) throw unusable('Label Studio needs a key: LABEL_STUDIO_API_KEY, or --token')
  const project = {
    project: parseProjectId(written),
    only,
    scoreBelow: scoreBelow === undefined ? undefined : parseShare(scoreBelow, '--score-below'),
    parallel: parallel === undefined ? undefined : parseWhole(parallel, '--parallel', 64),
  }
  return async (backend, signal) => {
    const client = createLabelStudioClient({ url, apiKey, ...reaching })
    try {
      return await predictLabelStudioProject(client, backend, project, signal)
    } finally {
      await client.close()
    }
  }
}

function unusable(message: string): BackendError {
  return new BackendError('CONFIGURATION_INVALID', `${message}.`)
}
