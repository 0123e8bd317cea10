import { controlTags, exampleRegion, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import type { ControlTag } from '../control-tag.ts'
import { parseLabelConfig } from '../parse-label-config.ts'
import { createRandom } from '../random.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { compileLabelStudioCheck } from '../region-check/label-studio/label-studio-check.ts'
import type { TagSupport } from './tag-support.ts'
import { tagSupports } from './tag-supports.ts'

const supports: Readonly<Record<string, TagSupport>> = tagSupports
const pairs = Object.values<TagSpec>(controlTags).flatMap((spec) =>
  (Object.keys(spec.on) as ObjectTagName[]).map((object) => [spec.tag, object, spec] as const),
)

/** The only control of the smallest label config with the tag on the object. */
function controlOf(spec: TagSpec, object: ObjectTagName) {
  const config = parseLabelConfig(labelConfigOf(spec, object))
  const control = config.controls.find(({ tag }) => tag === spec.tag)!
  return { config, control }
}

function placeOf(control: ControlTag, seed: number) {
  const random = createRandom(seed)
  return { random, shown: control.objects[0]?.sample(random) }
}

/** Label Studio's validation takes the name of an area only with the area, which another control draws. */
const drawing = '<Rectangle name="drawing" toName="image"/>'
const drawn = (region: object) => ({ ...region, from_name: 'drawing', type: 'rectangle' })

describe.each(pairs)('<%s> on <%s>', (tag, object, spec) => {
  const { config, control } = controlOf(spec, object)
  const server = compileLabelStudioCheck({ xml: labelConfigOf(spec, object).replace('</View>', `${drawing}</View>`) })
  const isNameOfArea = tag === 'Labels' && object === 'Image'
  const sent = (regions: readonly object[]) => (isNameOfArea ? [...regions.map(drawn), ...regions] : regions)

  it('takes and reads the example of its format, as Label Studio does', () => {
    const example = exampleRegion(spec, object)
    expect(checkResult([example], config)).toEqual([])
    expect(server.checkResult(sent([example]))).toEqual([])
    expect(control.read([example])).toHaveLength(1)
  })

  it('samples regions that pass both checks and can be read, other ones for another seed', () => {
    const found = new Set<string>()
    for (let seed = 0; seed < 50; seed++) {
      const regions = supports[tag]!.sample(control, placeOf(control, seed))
      expect(checkResult(regions, config), `seed ${seed}`).toEqual([])
      expect(server.checkResult(sent(regions)), `seed ${seed}`).toEqual([])
      expect(control.read(regions).length, `seed ${seed}`).toBeGreaterThan(0)
      found.add(JSON.stringify(regions.map(({ value }) => value)))
    }
    expect(found.size).toBeGreaterThan(1)
  })
})
