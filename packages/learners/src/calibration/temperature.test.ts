/** Reference values: scipy's `minimize_scalar(method='bounded')` on the same sum of log-losses and 5 (ln T)². */
import { describe, expect, test } from 'vitest'
import { fitTemperature } from './temperature.ts'

describe('fitTemperature', () => {
  test('finds the reference temperature of log-odds', () => {
    const logits = Float64Array.from([3, -2, 1, -1, 4, -3, 0.5, 2])
    expect(fitTemperature({ logits, outputs: 1, targets: [1, 0, 0, 0, 1, 0, 1, 1] })).toBeCloseTo(0.95392202, 5)
  })

  test('finds the reference temperature of three classes', () => {
    const logits = Float64Array.from([2, 0, 1, 0, 3, -1, 1, 1.5, 0, 0, 0, 4])
    expect(fitTemperature({ logits, outputs: 3, targets: [0, 1, 0, 2] })).toBeCloseTo(0.946081419, 5)
  })

  test('leaves probabilities as they are without documents or evidence', () => {
    expect(fitTemperature({ logits: new Float64Array(0), outputs: 1, targets: [] })).toBe(1)
    expect(fitTemperature({ logits: new Float64Array(4), outputs: 1, targets: [0, 1, 0, 1] })).toBe(1)
  })

  test('stays moderate when a few documents are all right, or all wrong', () => {
    const logits = Float64Array.from([1, -1, 1])
    expect(fitTemperature({ logits, outputs: 1, targets: [1, 0, 1] })).toBeGreaterThan(0.8)
    expect(fitTemperature({ logits, outputs: 1, targets: [0, 1, 0] })).toBeLessThan(1.3)
  })

  test('counts a row of weight 2 as two rows', () => {
    const twice = { logits: Float64Array.from([2, 2, -1]), outputs: 1, targets: [1, 1, 1] }
    const weighted = { logits: Float64Array.from([2, -1]), outputs: 1, targets: [1, 1], weights: [2, 1] }
    expect(fitTemperature(weighted)).toBeCloseTo(fitTemperature(twice), 9)
  })
})
