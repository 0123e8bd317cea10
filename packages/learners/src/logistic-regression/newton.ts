import type { Yielder } from '../yielder.ts'
import { addScaled, dot, largestMagnitude } from './dense-vectors.ts'
import { type NewtonStep, solveNewtonStep } from './newton-step.ts'
import { computeGradient, countPenalized, type PenalizedProblem } from './penalized-problem.ts'
import { addProducts } from './sparse-products.ts'

const MAX_LINE_STEPS = 30
/** The search along a line ends once the slope is this part of the slope it started with. */
const SLOPE_RATIO = 0.1

/** When to stop, and what reports the progress. */
export interface NewtonSettings {
  /** Stops when no derivative by a coefficient is larger than this. */
  tolerance: number
  maxIterations: number
  yielder: Yielder
  onProgress: (fraction: number) => void
}

/**
 * Minimises the problem in place by a truncated Newton method (Lin, Weng and Keerthi 2008, "Trust region Newton method
 * for large-scale logistic regression") in which a search along the direction replaces the trust region: the
 * logits are linear in the step, so the search makes no pass over the features.
 *
 * `coefficients` is (columns + 1) × outputs, intercepts last, and may start anywhere.
 */
export async function minimizePenalized(
  problem: PenalizedProblem,
  coefficients: Float64Array,
  { tolerance, maxIterations, yielder, onProgress }: NewtonSettings,
): Promise<{ iterations: number; converged: boolean }> {
  const { design, objective } = problem
  const logits = new Float64Array(design.features.rows * design.outputs)
  await addProducts(design, coefficients, logits, yielder)
  let firstSize = tolerance
  for (let iterations = 0; ; iterations++) {
    const gradient = await computeGradient(problem, coefficients, logits, yielder)
    const size = largestMagnitude(gradient)
    firstSize = Math.max(firstSize, size)
    if (size <= tolerance) return { iterations, converged: true }
    if (iterations === maxIterations) return { iterations, converged: false }
    onProgress(Math.log(firstSize / size) / Math.log(firstSize / tolerance))
    objective.moveTo(logits)
    const direction = await solveNewtonStep(problem, gradient, yielder)
    const length = searchLine(problem, coefficients, logits, direction)
    addScaled(coefficients, length, direction.step)
    addScaled(logits, length, direction.logitStep)
  }
}

/** How far to go: the root of the slope along the line, by Newton's method kept inside a shrinking bracket. */
function searchLine(
  { objective, penalty, ...problem }: PenalizedProblem,
  coefficients: Float64Array,
  logits: Float64Array,
  { step, logitStep }: NewtonStep,
): number {
  const penalized = countPenalized({ objective, penalty, ...problem })
  const linear = penalty * dot(coefficients, step, penalized)
  const quadratic = penalty * dot(step, step, penalized)
  const firstSlope = objective.alongLine(logits, logitStep, 0).slope + linear
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let length = 1
  for (let steps = 0; steps < MAX_LINE_STEPS; steps++) {
    const line = objective.alongLine(logits, logitStep, length)
    const slope = line.slope + linear + length * quadratic
    if (Math.abs(slope) <= SLOPE_RATIO * Math.abs(firstSlope)) break
    if (slope < 0) low = length
    else high = length
    const next = length - slope / (line.curvature + quadratic)
    if (next > low && next < high) length = next
    else length = high === Number.POSITIVE_INFINITY ? length * 2 : (low + high) / 2
  }
  return length
}
