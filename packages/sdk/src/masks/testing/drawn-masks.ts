import fc from 'fast-check'
import type { Mask } from '../mask.ts'

/** Masks of up to 12 x 12 pixels, with opacities and with holes, specks and corners that touch. */
export const anyMask: fc.Arbitrary<Mask> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) => {
    const pixel = fc.oneof(fc.constant(0), fc.constant(255), fc.nat(255))
    const pixels = fc.array(pixel, { minLength: width * height, maxLength: width * height })
    return pixels.map((values) => ({ width, height, data: Uint8Array.from(values) }))
  })

/** A mask drawn in rows of `#` (inside) and any other character. */
export function drawn(...rows: string[]): Mask {
  const data = Uint8Array.from(rows.join(''), (pixel) => (pixel === '#' ? 255 : 0))
  return { width: rows[0]!.length, height: rows.length, data }
}
