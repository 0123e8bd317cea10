import { BackendError } from '@label-studio-ml/protocol'
import {
  checkPrediction,
  type LabelStudioMLBase,
  type PredictContext,
  type PredictionDraft,
  type Region,
  type Task,
} from '@label-studio-ml/sdk'

/** A prediction whose regions fit the label config. */
export interface CheckedPrediction {
  result: Region[]
  /** What the model gave, else that of the least sure region. */
  score: number | null
}

/** Asks a model about one task. Throws BackendError REGION_INVALID with everything that does not fit the label config. */
export async function predictOne(
  model: LabelStudioMLBase,
  task: Task,
  context: PredictContext['context'],
): Promise<CheckedPrediction> {
  const { controls, labelInterface } = model
  const around = { control: controls[0]!, controls, context, signal: AbortSignal.timeout(60_000) }
  const draft = model.predictBatch ? (await model.predictBatch([task], around))[0] : await model.predict?.(task, around)
  const { result, score } = written(draft)
  const problems = checkPrediction({ result }, labelInterface).map(({ reason }) => reason)
  if (problems.length > 0) throw new BackendError('REGION_INVALID', problems.join('; '))
  return { result, score: score ?? leastScore(result) }
}

function written(draft: PredictionDraft | undefined): { result: Region[]; score?: number | null | undefined } {
  if (!draft) return { result: [] }
  if (Array.isArray(draft)) return { result: draft }
  if (Array.isArray(draft.result)) return { result: draft.result, score: (draft as { score?: number | null }).score }
  return { result: [draft as Region] }
}

function leastScore(regions: readonly Region[]): number | null {
  const scores = regions.map(({ score }) => score).filter((score) => typeof score === 'number')
  return scores.length > 0 ? Math.min(...scores) : null
}
