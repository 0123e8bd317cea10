import type { Yielder } from '../yielder.ts'
import { addScaled } from './dense-vectors.ts'
import type { LogLossObjective } from './log-loss-objective.ts'
import type { Design } from './row-products.ts'
import { addProducts, addSquaredProducts, addTransposedProducts } from './sparse-products.ts'

/** What to minimise: mean log-loss plus `penalty / 2` times the squared length of the coefficients. */
export interface PenalizedProblem {
  design: Design
  objective: LogLossObjective
  /** Not applied to the intercepts. */
  penalty: number
}

/** How many coefficients there are, intercepts included. */
function countCoefficients({ design }: PenalizedProblem): number {
  return (design.features.columns + 1) * design.outputs
}

/** How many of the coefficients come before the intercepts. */
export function countPenalized({ design }: PenalizedProblem): number {
  return design.features.columns * design.outputs
}

/** The derivative by each coefficient; `logits` are those of the coefficients. */
export async function computeGradient(
  problem: PenalizedProblem,
  coefficients: Float64Array,
  logits: Float64Array,
  yielder: Yielder,
): Promise<Float64Array> {
  const residuals = new Float64Array(logits.length)
  problem.objective.gradient(logits, residuals)
  const gradient = new Float64Array(coefficients.length)
  await addTransposedProducts(problem.design, residuals, gradient, yielder)
  addScaled(gradient, problem.penalty, coefficients, countPenalized(problem))
  return gradient
}

/**
 * Writes the Hessian (where the objective was moved to) times `direction`, and that direction's logits.
 * Both targets are overwritten.
 */
export async function multiplyHessian(
  problem: PenalizedProblem,
  direction: Float64Array,
  logits: Float64Array,
  product: Float64Array,
  yielder: Yielder,
): Promise<void> {
  logits.fill(0)
  product.fill(0)
  await addProducts(problem.design, direction, logits, yielder)
  const curved = new Float64Array(logits.length)
  problem.objective.curve(logits, curved)
  await addTransposedProducts(problem.design, curved, product, yielder)
  addScaled(product, problem.penalty, direction, countPenalized(problem))
}

/** The Hessian's diagonal, where the objective was moved to. */
export async function computeHessianDiagonal(problem: PenalizedProblem, yielder: Yielder): Promise<Float64Array> {
  const { design, objective, penalty } = problem
  const curvatures = new Float64Array(design.features.rows * design.outputs)
  objective.diagonal(curvatures)
  const diagonal = new Float64Array(countCoefficients(problem)).fill(penalty, 0, countPenalized(problem))
  await addSquaredProducts(design, curvatures, diagonal, yielder)
  return diagonal
}
