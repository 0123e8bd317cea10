import { regionSchemaOf } from '@label-studio-ml/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'

const config = parseLabelConfig(`<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/><Label value="Cat"/></RectangleLabels>
</View>`)
const control = config.control('box', 'RectangleLabels')
const image = { originalWidth: 200, originalHeight: 100, label: 'Car' }

describe('control.box', () => {
  it('builds a region in percent with the size of the image', () => {
    const region = control.box({ ...image, x: 50, y: 50, width: 100, height: 25, unit: 'pixel', score: 0.5, id: 'r1' })
    expect(region).toEqual({
      id: 'r1',
      from_name: 'box',
      to_name: 'image',
      type: 'rectanglelabels',
      score: 0.5,
      original_width: 200,
      original_height: 100,
      image_rotation: 0,
      value: { x: 25, y: 50, width: 50, height: 25, rotation: 0, rectanglelabels: ['Car'] },
    })
  })

  it('takes percent by default', () => {
    expect(control.box({ ...image, x: 1, y: 2, width: 3, height: 4 }).value).toMatchObject({
      x: 1,
      y: 2,
      width: 3,
      height: 4,
    })
  })

  it('cuts a box that reaches over the edge to the image', () => {
    expect(control.box({ ...image, x: -5, y: 90, width: 20, height: 20 }).value).toMatchObject({
      x: 0,
      y: 90,
      width: 15,
      height: 10,
    })
  })

  it('keeps a rotation within 0..360 and does not cut what is rotated', () => {
    expect(control.box({ ...image, x: -1, y: 3, width: 5, height: 5, rotation: -45 }).value).toMatchObject({
      x: -1,
      rotation: 315,
    })
  })

  it('refuses numbers that are not a box in the image', () => {
    const refused = (options: Partial<Parameters<typeof control.box>[0]>, message: string) =>
      expect(() => control.box({ ...image, x: 0, y: 0, width: 10, height: 10, ...options })).toThrow(message)
    refused({ x: Number.NaN }, 'has x NaN; expected a finite number')
    refused({ width: 0 }, 'has width 0; expected a number above 0')
    refused({ originalWidth: 0 }, 'has originalWidth 0')
    refused({ x: 120 }, 'lies outside of the image')
    refused({ x: 120, rotation: 10 }, "none may be over 100 (pixels? pass unit: 'pixel')")
    refused({ label: 'Dog' }, 'its labels: Car, Cat')
  })

  it('builds only regions that Label Studio takes', () => {
    const number = fc.double({ min: -300, max: 300, noNaN: true })
    const box = fc.record({
      x: number,
      y: number,
      width: number,
      height: number,
      unit: fc.constantFrom('pixel' as const, 'percent' as const),
    })
    fc.assert(
      fc.property(box, (numbers) => {
        let region: ReturnType<typeof control.box>
        try {
          region = control.box({ ...image, ...numbers })
        } catch (error) {
          expect(error).toMatchObject({ code: 'REGION_INVALID' })
          return
        }
        expect(checkResult([region], config)).toEqual([])
        expect(regionSchemaOf('rectanglelabels').safeParse(region).success).toBe(true)
      }),
    )
  })
})
