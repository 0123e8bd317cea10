import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { maskOfBox } from '../masks/box-of-mask.ts'
import { sampleImage } from './image-region.ts'
import type { SamplePlace } from './tag-support.ts'

/** A mask of a made-up image, with a box in it. */
export function sampleMask(control: ControlTagData, place: SamplePlace) {
  const { originalWidth, originalHeight, ...page } = sampleImage(control, place)
  const { random } = place
  const corner = { x: random.number(0, 50), y: random.number(0, 50) }
  const box = { ...corner, width: random.number(10, 50), height: random.number(10, 50) }
  return { ...page, mask: maskOfBox(box, { width: originalWidth, height: originalHeight }) }
}
