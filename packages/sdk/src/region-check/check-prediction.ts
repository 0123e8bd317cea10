import { formatValue } from '../format-value.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import { isObject, type RegionProblem, type RegionValue } from '../value-rules/value-rule.ts'
import { compilePlaceCheck } from './answer-places.ts'
import { formProblem } from './document-form.ts'
import { compileLabelStudioCheck, type LabelStudioCheck } from './label-studio/label-studio-check.ts'
import { compileStrictCheck, type ItemCheck } from './strict-check.ts'

/** Something that is wrong in a prediction. */
export interface PredictionProblem {
  /** `score`, `result` or a place in it, as `result[3].value.labels[0]`. */
  readonly path: string
  /** The item of `result` to leave out; undefined when the prediction as a whole is wrong. */
  readonly index: number | undefined
  /** The path, what is wrong there, and the fix where there is one. Text of the task is not quoted. */
  readonly message: string
}

/**
 * How a prediction is checked. `strict`: what Label Studio's editor can show, by the editor's own rules, the label config and
 * the document of this backend. `labelStudio`: the verdict of the validation that Label Studio's server can put predictions
 * through, no more and no less.
 */
export type CheckLevel = 'strict' | 'labelStudio'

export interface CheckOptions {
  /** Default `strict`. */
  level?: CheckLevel | undefined
}

/** Everything that is wrong with a prediction, each bad region on its own; empty when nothing is. */
export function checkPrediction(
  prediction: unknown,
  config: LabelConfig,
  { level = 'strict' }: CheckOptions = {},
): PredictionProblem[] {
  if (level === 'labelStudio') return withPaths(checksOf(config).labelStudio.checkPrediction(prediction))
  if (!isObject(prediction)) return [whole('', `got ${formatValue(prediction)}; expected a prediction, an object`)]
  const { result, score } = prediction
  const problems = isScore(score) ? [] : [whole('score', `got ${formatValue(score)}; expected a number from 0 to 1`)]
  if (!Array.isArray(result)) return [...problems, whole('result', `got ${formatValue(result)}; expected a list`)]
  return [...problems, ...checkResult(result, config)]
}

/** As `checkPrediction`, of the items of a `result` alone: relations whose regions are missing or wrong are wrong too. */
export function checkResult(
  result: readonly unknown[],
  config: LabelConfig,
  { level = 'strict' }: CheckOptions = {},
): PredictionProblem[] {
  if (level === 'labelStudio') return withPaths(checksOf(config).labelStudio.checkResult(result))
  const { strict: check, createPlaceCheck } = checksOf(config)
  const placeProblem = createPlaceCheck()
  const found = result.map((item) => check(item) ?? (isRelation(item) ? undefined : placeProblem(item)))
  if (result.some(isRelation)) {
    const ids = new Set(result.filter((item, index) => found[index] === undefined && !isRelation(item)).map(idOf))
    result.forEach((item, index) => {
      if (isRelation(item)) found[index] ??= missingEnd(item, ids)
    })
  }
  return found.flatMap((problem, index) => (problem === undefined ? [] : [problemOf(problem, index)]))
}

/** As `checkResult`, of items that are to be sent: what the document of this backend forbids is wrong at both levels. */
export function checkSentResult(
  result: readonly unknown[],
  config: LabelConfig,
  { level = 'strict' }: CheckOptions = {},
): PredictionProblem[] {
  if (level === 'strict') return checkResult(result, config)
  return withPaths(checksOf(config).labelStudio.checkResult(result, formFault))
}

function formFault(item: RegionValue) {
  const found = formProblem(item)
  return found && { path: found.path, message: found.problem }
}

interface Checks {
  readonly strict: ItemCheck
  readonly createPlaceCheck: () => ItemCheck
  readonly labelStudio: LabelStudioCheck
}

const checks = new WeakMap<LabelConfig, Checks>()

/** Compiled on first use, and kept as long as the label config is. */
function checksOf(config: LabelConfig): Checks {
  const known = checks.get(config)
  if (known) return known
  let labelStudio: LabelStudioCheck | undefined
  const compiled = {
    strict: compileStrictCheck(config),
    createPlaceCheck: compilePlaceCheck(config),
    get labelStudio() {
      labelStudio ??= compileLabelStudioCheck(config)
      return labelStudio
    },
  }
  checks.set(config, compiled)
  return compiled
}

function withPaths(problems: readonly PredictionProblem[]): PredictionProblem[] {
  return problems.map(({ path, index, message }) => ({ path, index, message: path ? `${path}: ${message}` : message }))
}

function problemOf({ path, problem, fix }: RegionProblem, index: number): PredictionProblem {
  const place = [`result[${index}]`, path].filter(Boolean).join('.')
  return { path: place, index, message: `${place}: ${problem}${fix ? `. ${fix}` : ''}` }
}

function whole(path: string, problem: string): PredictionProblem {
  return { path, index: undefined, message: path ? `${path}: ${problem}` : problem }
}

function missingEnd(relation: Record<string, unknown>, ids: ReadonlySet<unknown>): RegionProblem | undefined {
  const end = (['from_id', 'to_id'] as const).find((name) => !ids.has(relation[name]))
  return end && { path: end, problem: `no sound region of the result has the id ${formatValue(relation[end])}` }
}

function isScore(score: unknown): boolean {
  return score === undefined || score === null || (typeof score === 'number' && score >= 0 && score <= 1)
}

function isRelation(item: unknown): item is Record<string, unknown> {
  return isObject(item) && item.type === 'relation'
}

function idOf(item: unknown): unknown {
  return (item as { id?: unknown }).id
}
