import { formatValue } from '../format-value.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import { checkRegion } from './check-region.ts'
import { checkScore, isObject } from './value-rule.ts'

/** Something in a prediction that Label Studio would refuse. */
export interface PredictionProblem {
  /** `score`, `result` or `result[3]`. */
  readonly path: string
  /** The item of `result` to leave out; undefined when the prediction as a whole is wrong. */
  readonly index: number | undefined
  /** In the words of Label Studio's own validation where it has them. */
  readonly reason: string
}

/** Everything that is wrong with a prediction, each bad region on its own; empty when Label Studio takes it as it is. */
export function checkPrediction(prediction: unknown, config: LabelConfig): PredictionProblem[] {
  if (!isObject(prediction)) return [whole('', `Prediction must be an object. Got ${formatValue(prediction)}`)]
  const { result, score } = prediction
  const badScore = checkScore(score)
  const problems = badScore === undefined ? [] : [whole('score', badScore)]
  if (result === undefined) return [...problems, whole('result', "Missing required field 'result'")]
  if (!Array.isArray(result)) return [...problems, whole('result', "'result' must be a list")]
  return [...problems, ...checkResult(result, config)]
}

function whole(path: string, reason: string): PredictionProblem {
  return { path, index: undefined, reason }
}

function checkResult(result: readonly unknown[], config: LabelConfig): PredictionProblem[] {
  const reasons = result.map((region) => checkRegion(region, config))
  const ids = new Set(result.filter((_, index) => reasons[index] === undefined).map(idOfRegion))
  return result.flatMap((region, index) => {
    const kind = isRelation(region) ? 'Relation' : 'Region'
    const reason = reasons[index] ?? missingEnd(region, ids)
    return reason === undefined ? [] : [{ path: `result[${index}]`, index, reason: `${kind} ${index}: ${reason}` }]
  })
}

function missingEnd(region: unknown, ids: ReadonlySet<unknown>): string | undefined {
  if (!isRelation(region)) return undefined
  const end = (['from_id', 'to_id'] as const).find((name) => !ids.has(region[name]))
  return end === undefined ? undefined : `'${end}' '${region[end]}' not found in regions`
}

function isRelation(region: unknown): region is Record<string, unknown> {
  return isObject(region) && region.type === 'relation'
}

function idOfRegion(region: unknown): unknown {
  return isRelation(region) ? undefined : (region as { id?: unknown }).id
}
