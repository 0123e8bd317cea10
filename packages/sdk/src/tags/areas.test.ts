import { controlTags, labelConfigOf, type TagName } from '@label-studio-ml/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { createRandom } from '../random.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { compileLabelStudioCheck } from '../region-check/label-studio/label-studio-check.ts'
import { tagSupports } from './tag-supports.ts'

const builders = {
  Rectangle: 'box',
  RectangleLabels: 'box',
  Ellipse: 'ellipse',
  EllipseLabels: 'ellipse',
  Polygon: 'polygon',
  PolygonLabels: 'polygon',
  KeyPoint: 'keyPoint',
  KeyPointLabels: 'keyPoint',
  Brush: 'brush',
  BrushLabels: 'brush',
  MagicWand: 'brush',
  Bitmask: 'bitmask',
  BitmaskLabels: 'bitmask',
  Vector: 'vector',
  VectorLabels: 'vector',
  VideoRectangle: 'track',
  VideoVector: 'track',
  VideoVectorLabels: 'track',
  OcrLabels: 'box',
} as const satisfies Partial<Record<TagName, string>>

const table = Object.entries(builders).map(([tag, builder]) => {
  const spec = controlTags[tag as TagName]
  const object = Object.keys(spec.on)[0] as never
  const config = parseLabelConfig(labelConfigOf(spec, object))
  return { tag: tag as keyof typeof builders, builder, config, control: config.control(spec.type) }
})

describe.each(table)('$tag', ({ tag, builder, config, control }) => {
  const sampled = (seed: number) => tagSupports[tag].sample(control, { random: createRandom(seed), shown: undefined })

  it('samples regions that pass the strict check', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(checkResult(sampled(seed), config)).toEqual([])
      }),
    )
  })

  it('is taken by the validation of Label Studio itself', () => {
    const check = compileLabelStudioCheck(config)
    for (const seed of [1, 2, 3]) expect(check.checkResult(sampled(seed))).toEqual([])
  })

  it('builds again what was read', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [region] = sampled(seed)
        const [read] = control.read([region])
        const { region: _, labels, ...said } = read as Record<string, unknown>
        const given = (labels as string[]).length > 0 ? { labels } : {}
        const build = (control as never as Record<string, (options: object) => object>)[builder]!
        expect(build.call(control, { ...said, ...given, id: region!.id })).toEqual(region)
      }),
    )
  })

  it('passes over values of another form', () => {
    const values = [{}, { x: 'a' }, { points: [['a']] }, { rle: ['a'] }, { vertices: [{}] }, { sequence: 1 }]
    const regions = values.map((value) => ({ from_name: control.name, to_name: control.toName[0], value }))
    expect(control.read(regions)).toEqual([])
  })
})

it.each(table.filter(({ tag }) => 'Image' in controlTags[tag].on))(
  '$tag says the size of the image, and the page of a list',
  ({ tag, config }) => {
    const pages = parseLabelConfig(config.xml.replace('value="$image"', 'valueList="$image"'))
    const control = pages.control(controlTags[tag].type)
    const [region] = tagSupports[tag].sample(control, { random: createRandom(1), shown: ['a', 'b', 'c'] })
    expect(region).toMatchObject({ image_rotation: 0, item_index: expect.any(Number) })
    expect(region!.original_width).toBeGreaterThan(0)
    expect(region!.original_height).toBeGreaterThan(0)
    expect(checkResult([region], pages)).toEqual([])
  },
)
