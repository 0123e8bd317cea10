import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { compileLabelStudioCheck } from '../region-check/label-studio/label-studio-check.ts'

/** A reading of scans: areas of any form, a name for each, and what is written there. */
const config = parseLabelConfig(`<View>
  <Image name="scan" value="$scan"/>
  <Labels name="kind" toName="scan"><Label value="Text"/><Label value="Stamp"/></Labels>
  <Rectangle name="box" toName="scan"/>
  <Ellipse name="round" toName="scan"/>
  <Polygon name="shape" toName="scan"/>
  <KeyPoint name="dot" toName="scan"/>
  <Brush name="paint" toName="scan"/>
  <Bitmask name="bits" toName="scan"/>
  <Vector name="path" toName="scan"/>
  <TextArea name="written" toName="scan" perRegion="true" editable="true"/>
</View>`)
const image = { originalWidth: 200, originalHeight: 100 }
const mask = { width: 2, height: 1, data: Uint8Array.of(0, 255) }
const points = [
  [10, 10],
  [50, 12],
  [30, 60],
]

const areas = {
  Rectangle: config.control('box', 'Rectangle').box({ ...image, x: 1, y: 2, width: 30, height: 4 }),
  Ellipse: config.control('round', 'Ellipse').ellipse({ ...image, x: 50, y: 50, radiusX: 5, radiusY: 5 }),
  Polygon: config.control('shape', 'Polygon').polygon({ ...image, points }),
  KeyPoint: config.control('dot', 'KeyPoint').keyPoint({ ...image, x: 5, y: 5 }),
  Brush: config.control('paint', 'Brush').brush({ mask }),
  Bitmask: config.control('bits', 'Bitmask').bitmask({ mask }),
  Vector: config.control('path', 'Vector').vector({ ...image, points }),
}

describe.each(Object.entries(areas))('an area of %s', (_tag, area) => {
  const name = config.control('kind', 'Labels').label(area, 'Text')
  const text = config.control('written', 'TextArea').write('TOTAL', { region: area })

  it('has one id and one place in all its regions', () => {
    for (const region of [name, text]) {
      expect(region).toMatchObject({ id: area.id, to_name: 'scan', original_width: area.original_width })
      expect(region.value).toMatchObject(area.value)
    }
    expect(name.value.labels).toEqual(['Text'])
    expect(text.value.text).toEqual(['TOTAL'])
  })

  it('is sound with its name and its text', () => {
    expect(checkResult([area, name, text], config)).toEqual([])
  })
})

it('areas with names and texts pass the validation of Label Studio itself', () => {
  const { checkResult } = compileLabelStudioCheck(config)
  const kind = config.control('kind', 'Labels')
  const written = config.control('written', 'TextArea')
  const { Rectangle, Polygon, Ellipse, KeyPoint, Brush } = areas
  const result = [Rectangle, Polygon, Ellipse, KeyPoint, Brush].flatMap((area) => [
    area,
    kind.label(area, 'Stamp'),
    written.write('TOTAL', { region: area }),
  ])
  expect(checkResult(result)).toEqual([])
})

it('the geometry of an area is read from the region of its tool', () => {
  const kind = config.control('kind', 'Labels')
  const result = [areas.Rectangle, kind.label(areas.Rectangle, 'Text')]
  expect(config.control('box', 'Rectangle').read({ result })).toMatchObject([{ x: 1, width: 30, originalWidth: 200 }])
  expect(kind.read({ result })).toMatchObject([{ labels: ['Text'] }])
})
