import { describe, expect, it } from 'vitest'
import { bitmaskPng } from '../masks/bitmask-png.ts'
import { encodeBrushRle } from '../masks/encode-brush-rle.ts'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { maskOf } from './mask-of.ts'

const config = parseLabelConfig(`<View>
  <Image name="image" value="$image"/>
  <BrushLabels name="paint" toName="image"><Label value="Sky"/></BrushLabels>
  <BitmaskLabels name="bits" toName="image"><Label value="Sky"/></BitmaskLabels>
</View>`)
const image = { originalWidth: 200, originalHeight: 100 }

describe('masks', () => {
  const paint = config.control('paint', 'BrushLabels')
  const bits = config.control('bits', 'BitmaskLabels')
  const mask = { width: 2, height: 1, data: Uint8Array.of(0, 255) }
  const keys = { original_width: 2, original_height: 1, image_rotation: 0 }
  const rle = [0, 0, 0, 8, 57, 27, 252, 96, 17, 255, 128]

  it('are written as run-length encoding and as PNG', () => {
    const value = { format: 'rle', rle, brushlabels: ['Sky'] }
    expect(paint.brush({ mask, label: 'Sky' })).toMatchObject({ ...keys, value })
    expect(paint.brush({ rle, originalWidth: 2, originalHeight: 1, label: 'Sky' })).toMatchObject({ ...keys, value })
    const imageDataURL = bitmaskPng(mask)
    expect(bits.bitmask({ mask, label: 'Sky' })).toMatchObject({ ...keys, value: { imageDataURL } })
    expect(bits.bitmask({ imageDataURL, label: 'Sky' })).toMatchObject({ ...keys, value: { imageDataURL } })
  })

  it('are read only when they are asked for', () => {
    expect(maskOf(paint.read([paint.brush({ mask, label: 'Sky' })])[0]!)).toEqual(mask)
    expect(maskOf(bits.read([bits.bitmask({ mask, label: 'Sky' })])[0]!)).toEqual(mask)
    const damaged = { ...paint.brush({ mask, label: 'Sky' }), value: { rle: rle.slice(0, 8) } }
    const [read] = paint.read([damaged])
    expect(() => maskOf(read!)).toThrow('cut off')
  })

  it('of another size than their image are found', () => {
    const region = { ...paint.brush({ mask, label: 'Sky' }), original_width: 200 }
    expect(checkResult([region], config)[0]?.message).toBe(
      'result[0].value.rle: has a mask of 8 values; expected 800, 4 for each pixel of 200 x 1. Enlarge the mask to the image before it is encoded',
    )
  })

  it('are refused when they are empty, damaged or of another size', () => {
    const empty = { width: 2, height: 1, data: new Uint8Array(2) }
    const size = { originalWidth: 2, originalHeight: 1 }
    expect(() => paint.brush({ mask: empty, label: 'Sky' })).toThrow('has a mask without pixels')
    expect(() => paint.brush({ rle: encodeBrushRle(empty), ...size, label: 'Sky' })).toThrow(
      'has a mask without pixels',
    )
    expect(() => paint.brush({ rle, ...image, label: 'Sky' })).toThrow('give the size of the image it was drawn on')
    expect(() => bits.bitmask({ mask: empty, label: 'Sky' })).toThrow('has a mask without pixels')
    expect(() => bits.bitmask({ imageDataURL: 'x', label: 'Sky' })).toThrow('data URL of a PNG')
    expect(() => bits.bitmask({ imageDataURL: bitmaskPng(mask), ...image, label: 'Sky' })).toThrow(
      'for an image of 200',
    )
  })
})
