import type { Yielder } from '../yielder.ts'
import { addScaled, dot } from './dense-vectors.ts'
import { computeHessianDiagonal, multiplyHessian, type PenalizedProblem } from './penalized-problem.ts'

const MAX_STEPS = 100
/** Conjugate gradients stop once the residual is this part of what it was (the value of LIBLINEAR's TRON). */
const RESIDUAL_RATIO = 0.1

/** A direction to move the coefficients in, and what it adds to the logits. */
export interface NewtonStep {
  step: Float64Array
  logitStep: Float64Array
}

/**
 * Solves Hessian · step = -gradient roughly, by conjugate gradients preconditioned with the Hessian's diagonal
 * (Hsia, Chiang and Lin 2018, "Preconditioned conjugate gradient methods in truncated Newton frameworks").
 */
export async function solveNewtonStep(
  problem: PenalizedProblem,
  gradient: Float64Array,
  yielder: Yielder,
): Promise<NewtonStep> {
  const rows = problem.design.features.rows * problem.design.outputs
  const found = { step: new Float64Array(gradient.length), logitStep: new Float64Array(rows) }
  const diagonal = await computeHessianDiagonal(problem, yielder)
  const residual = gradient.map((slope) => -slope)
  const direction = divide(residual, diagonal)
  const product = new Float64Array(gradient.length)
  const logits = new Float64Array(rows)
  let size = dot(residual, direction)
  const goal = size * RESIDUAL_RATIO ** 2
  for (let steps = 0; steps < MAX_STEPS && size > goal; steps++) {
    await multiplyHessian(problem, direction, logits, product, yielder)
    const length = size / dot(direction, product)
    addScaled(found.step, length, direction)
    addScaled(found.logitStep, length, logits)
    addScaled(residual, -length, product)
    size = turnDirection(direction, residual, diagonal, size)
  }
  return found
}

/** Makes `direction` the next conjugate one and returns the residual's new preconditioned size. */
function turnDirection(direction: Float64Array, residual: Float64Array, diagonal: Float64Array, size: number): number {
  let nextSize = 0
  for (let at = 0; at < residual.length; at++) nextSize += residual[at]! ** 2 / diagonal[at]!
  const kept = nextSize / size
  for (let at = 0; at < residual.length; at++) {
    direction[at] = residual[at]! / diagonal[at]! + kept * direction[at]!
  }
  return nextSize
}

function divide(numerators: Float64Array, denominators: Float64Array): Float64Array {
  return numerators.map((numerator, at) => numerator / denominators[at]!)
}
