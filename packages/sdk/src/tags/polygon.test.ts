import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'

const config = parseLabelConfig(`<View>
  <Image name="image" value="$image"/>
  <PolygonLabels name="roof" toName="image"><Label value="Roof"/></PolygonLabels>
</View>`)
const image = { originalWidth: 200, originalHeight: 100 }
const pixels = { ...image, unit: 'pixel' } as const

describe('control.polygon', () => {
  const control = config.control('roof', 'PolygonLabels')
  const mask = { width: 4, height: 1, data: Uint8Array.of(255, 0, 255, 255) }

  it('is closed and cut to the image', () => {
    const points = [
      [100, 50],
      [300, 50],
      [300, 90],
      [100, 90],
    ]
    expect(control.polygon({ ...pixels, points, label: 'Roof' }).value).toEqual({
      points: [
        [50, 50],
        [100, 50],
        [100, 90],
        [50, 90],
      ],
      closed: true,
      polygonlabels: ['Roof'],
    })
  })

  it('of a mask is the largest outline, and polygons are all of them', () => {
    const half = [
      [50, 0],
      [100, 0],
      [100, 100],
      [50, 100],
    ]
    expect(control.polygon({ mask, label: 'Roof' }).value.points).toEqual(half)
    const regions = control.polygons({ mask, label: 'Roof' })
    expect(regions.map(({ value }) => value.points[0])).toEqual([half[0], [0, 0]])
    expect(new Set(regions.map(({ id }) => id)).size).toBe(2)
    expect(checkResult(regions, config)).toEqual([])
    const polygons = regions.map(({ value }) => value.points)
    expect(control.polygons({ polygons, ...image, label: 'Roof' })).toHaveLength(2)
  })

  it('refuses points that make no area in the image', () => {
    const refused = (points: number[][], message: string) =>
      expect(() => control.polygon({ ...image, points, label: 'Roof' })).toThrow(message)
    refused(
      [
        [1, 1],
        [2, 2],
      ],
      'has 2 points; a polygon has 3 or more',
    )
    refused([[1, 1], [2, 2], [3]], 'has points[2] that is not [x, y]')
    refused(
      [
        [101, 1],
        [120, 2],
        [130, 30],
      ],
      "lies outside of the image (pixels? pass unit: 'pixel')",
    )
    expect(() => control.polygons({ polygons: [], ...image, label: 'Roof' })).toThrow('has no polygons')
  })
})
