import { isBytes } from './area-rules.ts'
import { isNumber, type RegionProblem, type RegionValue } from './value-rule.ts'

/**
 * What is wrong with the size of a brush mask: it has four values for each pixel of the image, and begins with how many.
 * Nothing is said of a region that does not say the image's size.
 */
export function maskSizeProblem(region: RegionValue): RegionProblem | undefined {
  const { original_width: width, original_height: height, value } = region
  const { rle } = value as RegionValue
  const start = Array.isArray(rle) ? rle.slice(0, 4) : undefined
  if (!isNumber(width) || !isNumber(height) || !isBytes(start)) return undefined
  const [values, expected] = [start.reduce((sum, byte) => sum * 256 + byte, 0), width * height * 4]
  if (values === expected) return undefined
  const problem = `has a mask of ${values} values; expected ${expected}, 4 for each pixel of ${width} x ${height}`
  return { path: 'value.rle', problem, fix: 'Enlarge the mask to the image before it is encoded' }
}
