/**
 * Reference values: scikit-learn 1.9.1, `accuracy_score`, `f1_score(average='macro')` and `log_loss`; the calibration
 * error with numpy from its definition.
 */
import { describe, expect, test } from 'vitest'
import { accuracy, chooseClasses, expectedCalibrationError, logLoss, macroF1 } from './classification-metrics.ts'

const targets = [0, 1, 2, 1, 0, 2, 2, 1]
const probabilities = [
  [0.7, 0.2, 0.1],
  [0.1, 0.8, 0.1],
  [0.2, 0.5, 0.3],
  [0.3, 0.4, 0.3],
  [0.5, 0.25, 0.25],
  [0.05, 0.05, 0.9],
  [0.6, 0.2, 0.2],
  [0, 1, 0],
]
const predictions = chooseClasses(probabilities)

describe('classification metrics', () => {
  test('agree with the reference implementations', () => {
    expect(accuracy(targets, predictions)).toBe(0.75)
    expect(macroF1(targets, predictions)).toBeCloseTo(0.719047619, 9)
    expect(logLoss(targets, probabilities)).toBeCloseTo(0.638503455, 9)
    expect(expectedCalibrationError(targets, probabilities)).toBeCloseTo(0.225, 9)
  })

  test('give a finite loss for a true class of probability 0', () => {
    expect(logLoss([0], [[0, 1]])).toBeCloseTo(36.04, 2)
  })

  test('count a class that is predicted but never true', () => {
    expect(macroF1([0, 0], [0, 1])).toBeCloseTo(1 / 3, 9)
  })

  test('refuse lists of different lengths', () => {
    expect(() => accuracy([0, 1], [0])).toThrow('got 1 for 2')
    expect(() => logLoss([], [])).toThrow('at least one')
  })
})
