import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { cornersOf, toPixels } from './read-area.ts'

const config = parseLabelConfig(`<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels>
  <EllipseLabels name="cell" toName="image"><Label value="Cell"/></EllipseLabels>
  <KeyPointLabels name="pose" toName="image" model_point_size="2"><Label value="Nose"/></KeyPointLabels>
  <KeyPoint name="dot" toName="image"/>
</View>`)
const image = { originalWidth: 200, originalHeight: 100 }
const pixels = { ...image, unit: 'pixel' } as const

describe('control.box', () => {
  const control = config.control('box', 'RectangleLabels')

  it('takes four corners in either order around the box', () => {
    const corners = [
      [100, 0],
      [100, 50],
      [50, 50],
      [50, 0],
    ]
    const value = { x: 50, y: 0, width: 25, height: 50, rotation: 90, rectanglelabels: ['Car'] }
    expect(control.box({ ...pixels, corners, label: 'Car' }).value).toEqual(value)
    const [a, b, c, d] = corners
    const other = control.box({ ...pixels, corners: [a!, d!, c!, b!], label: 'Car' })
    expect(cornersOf(control.read([other])[0]!)).toEqual(corners)
  })

  it('keeps the corners of any rotated box that begins in the image', () => {
    const percent = fc.double({ min: 1, max: 99, noNaN: true })
    const rotation = fc.double({ min: 1, max: 359, noNaN: true })
    fc.assert(
      fc.property(fc.record({ x: percent, y: percent, width: percent, height: percent, rotation }), (box) => {
        const corners = cornersOf({ ...box, ...image })
        const region = control.box({ ...pixels, corners, label: 'Car' })
        const [read] = control.read([region])
        cornersOf(read!).forEach(([x, y], index) => {
          expect(x).toBeCloseTo(corners[index]![0], 6)
          expect(y).toBeCloseTo(corners[index]![1], 6)
        })
      }),
    )
  })

  it('turns a box about another corner where its own is too far right', () => {
    const box = { x: 210, y: 50, width: 20, height: 40, rotation: 90, ...pixels }
    const [read] = control.read([control.box({ ...box, label: 'Car' })])
    expect(read).toMatchObject({ x: 85, y: 70, rotation: 270 })
    const corners = cornersOf({ ...box, ...image })
    expect(cornersOf(read!)).toEqual([corners[2], corners[3], corners[0], corners[1]])
  })

  it('is the smallest around a mask', () => {
    const mask = { width: 4, height: 1, data: Uint8Array.of(0, 255, 255, 0) }
    expect(control.box({ mask, label: 'Car' })).toMatchObject({
      original_width: 4,
      original_height: 1,
      value: { x: 25, y: 0, width: 50, height: 100, rotation: 0 },
    })
  })

  it('refuses three corners, and masks that are empty or of another size', () => {
    const mask = { width: 2, height: 1, data: Uint8Array.of(0, 0) }
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
    ]
    expect(() => control.box({ ...image, corners, label: 'Car' })).toThrow('that are not four [x, y]')
    expect(() => control.box({ mask, label: 'Car' })).toThrow('has a mask without pixels; leave the region out')
    mask.data[0] = 1
    expect(() => control.box({ mask, ...image, label: 'Car' })).toThrow(
      'has a mask of 2 x 1 for an image of 200 x 100; enlarge the mask first',
    )
  })
})

it('percent, pixels and fractions of an image are one place', () => {
  const control = config.control('box', 'RectangleLabels')
  const percent = control.box({ ...image, x: 25, y: 50, width: 50, height: 25, label: 'Car', id: 'r' })
  const sides = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 }
  expect(control.box({ ...image, ...sides, unit: 'fraction', label: 'Car', id: 'r' })).toEqual(percent)
  const [read] = control.read([percent])
  const inPixels = toPixels(read!)
  expect(inPixels).toMatchObject({ x: 50, y: 50, width: 100, height: 25, unit: 'pixel' })
  expect(toPixels(inPixels)).toEqual(inPixels)
  expect(() => toPixels({ x: 1 })).toThrow('give { width, height } of the image')
  expect(toPixels({ x: 1, points: [[50, 50]] }, { width: 200, height: 100 })).toMatchObject({ points: [[100, 50]] })
})

it('what a smart tool drew is positive, negative or neither', () => {
  const control = config.control('pose', 'KeyPointLabels')
  const region = control.keyPoint({ ...image, x: 1, y: 1, label: 'Nose' })
  expect(control.read([{ ...region, is_positive: false }])[0]!.isPositive).toBe(false)
  expect(control.read([{ ...region, is_positive: true }])[0]!.isPositive).toBe(true)
  expect(control.read([region])[0]).not.toHaveProperty('isPositive')
})

describe('control.ellipse', () => {
  const control = config.control('cell', 'EllipseLabels')
  const centre = { x: 100, y: 50, radiusX: 20, radiusY: 10, label: 'Cell' }

  it('counts from the centre, radii by width and height', () => {
    const value = { x: 50, y: 50, radiusX: 10, radiusY: 10, rotation: 350, ellipselabels: ['Cell'] }
    expect(control.ellipse({ ...pixels, ...centre, rotation: -10 }).value).toEqual(value)
  })

  it('refuses what lies outside', () => {
    expect(() => control.ellipse({ ...pixels, ...centre, radiusX: 120 })).toThrow('a radius 50 (pixels?')
    expect(() => control.ellipse({ ...pixels, ...centre, radiusX: 0 })).toThrow(
      'has radiusX 0; expected a number above 0',
    )
    expect(() => control.ellipse({ ...pixels, ...centre, x: -21 })).toThrow('lies outside of the image')
    expect(control.ellipse({ ...pixels, ...centre, x: -15 }).value.x).toBe(-7.5)
  })
})

describe('control.keyPoint', () => {
  it('has the width of the tag, of the caller, or half a percent', () => {
    const pose = config.control('pose', 'KeyPointLabels')
    const point = { ...pixels, x: 100, y: 50 }
    expect(pose.keyPoint({ ...point, label: 'Nose' }).value).toEqual({
      x: 50,
      y: 50,
      width: 2,
      keypointlabels: ['Nose'],
    })
    expect(pose.keyPoint({ ...point, width: 3, label: 'Nose' }).value.width).toBe(1.5)
    expect(config.control('dot', 'KeyPoint').keyPoint(point).value).toEqual({ x: 50, y: 50, width: 0.5 })
  })

  it('refuses points outside of the image', () => {
    const dot = config.control('dot', 'KeyPoint')
    expect(() => dot.keyPoint({ ...image, x: 150, y: 1 })).toThrow("x 150, y 1 percent (pixels? pass unit: 'pixel')")
    expect(() => dot.keyPoint({ ...image, x: 1, y: 1, width: 0 })).toThrow('has width 0 percent')
  })
})
