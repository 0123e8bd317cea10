import { formatValue } from '../../format-value.ts'
import { pythonFloatOf } from '../../value-models/lax-number.ts'
import type { Fault } from '../../value-models/value-model.ts'
import { isObject } from '../../value-rules/value-rule.ts'
import { labelStudioConfigOf } from './label-studio-config.ts'
import { type OtherRule, resultFaults } from './result-faults.ts'

/** Something in a prediction for which Label Studio refuses it. */
export interface LabelStudioProblem {
  /** `score`, `result`, `result[3]` or `result[3].value.labels[0]`; empty for the prediction as a whole. */
  readonly path: string
  /** The item of `result` to leave out; undefined when the prediction as a whole is wrong. */
  readonly index: number | undefined
  /** What is wrong, what is known, and what to do. Texts of the task are never quoted. */
  readonly message: string
}

/** The validation of one label config, compiled. */
export interface LabelStudioCheck {
  /** Everything for which Label Studio would refuse a prediction; empty when it takes it. */
  checkPrediction(prediction: unknown): LabelStudioProblem[]
  /**
   * As `checkPrediction`, of the regions and relations alone; the rest passes once the items with a problem are left out.
   * @param other a rule for the items that Label Studio takes
   */
  checkResult(result: readonly unknown[], other?: OtherRule): LabelStudioProblem[]
}

/**
 * Compiles the validation that Label Studio's server puts predictions through, for one label config: the verdict is that
 * of `LabelInterface.validate_prediction` of label-studio-sdk 2.1.2, its leniency (numbers as texts, spans that end before
 * they begin) and its severity (no Repeater, names in exact case) included.
 * @throws BackendError LABEL_CONFIG_SYNTAX with the line.
 * @example compileLabelStudioCheck(config).checkPrediction({ result: [] }) // []
 */
export function compileLabelStudioCheck({ xml }: { readonly xml: string }): LabelStudioCheck {
  const config = labelStudioConfigOf(xml)
  const checkResult: LabelStudioCheck['checkResult'] = (result, other = () => undefined) =>
    resultProblems(resultFaults(result, config, other))
  return { checkResult, checkPrediction: (prediction) => predictionProblems(prediction, checkResult) }
}

function predictionProblems(prediction: unknown, checkResult: LabelStudioCheck['checkResult']): LabelStudioProblem[] {
  if (!isObject(prediction)) {
    return [whole('', `a prediction is an object with result and score; this is ${formatValue(prediction)}`)]
  }
  const { result, score } = prediction
  if (!Array.isArray(result)) {
    const what = result === undefined ? 'missing' : formatValue(result)
    return [whole('result', `result is ${what}; a prediction has a list of regions there, which may be empty`)]
  }
  const problems = checkResult(result)
  return isScore(score) ? problems : [whole('score', scoreMessage(score)), ...problems]
}

function whole(path: string, message: string): LabelStudioProblem {
  return { path, index: undefined, message }
}

function isScore(score: unknown): boolean {
  if (score === undefined || score === null) return true
  const number = pythonFloatOf(score)
  return number !== undefined && number >= 0 && number <= 1
}

function scoreMessage(score: unknown): string {
  return `score is ${formatValue(score)}; Label Studio takes a number from 0 to 1, or none`
}

function resultProblems(faults: readonly (Fault | undefined)[]): LabelStudioProblem[] {
  return faults.flatMap((fault, index) => {
    if (fault === undefined) return []
    const { path, message } = fault
    return { path: path === '' ? `result[${index}]` : `result[${index}].${path}`, index, message }
  })
}
