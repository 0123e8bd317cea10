import { BackendError, type Region } from '@label-studio-ml/protocol'
import { type Corners, cornersOfBox, type ImageBox, type PixelSize } from '../geometry/image-box.ts'
import type { RegionValue } from '../value-rules/value-rule.ts'
import { imageSizeOfRegion, type LengthUnit, scaleTo } from './image-region.ts'
import { readLabels } from './read-values.ts'

/** What every region on an image says beside its place. Its numbers are percent of the image. */
export interface ReadImageArea {
  labels: string[]
  /** Pixels of the upright image; absent where the region does not say. */
  originalWidth?: number
  originalHeight?: number
  /** Of a smart tool: whether what is here belongs to the wanted area (true) or must stay out of it (false). */
  isPositive?: boolean
}

/** What is read alike from all regions on an image. */
export function readArea(value: RegionValue, labelKey: string, region: Region): ReadImageArea {
  const area: ReadImageArea = { labels: readLabels(value, labelKey) }
  const size = imageSizeOfRegion(region)
  if (size) Object.assign(area, { originalWidth: size.width, originalHeight: size.height })
  if (typeof region.is_positive === 'boolean') area.isPositive = region.is_positive
  return area
}

/** The numbers of an area: those that it has are converted. */
export interface AreaNumbers {
  unit?: LengthUnit
  originalWidth?: number
  originalHeight?: number
  x?: number
  y?: number
  width?: number
  height?: number
  radiusX?: number
  radiusY?: number
  points?: readonly (readonly number[])[]
  vertices?: readonly object[]
}

/**
 * The same area in pixels from the top left of the image: `control.box(toPixels(box))` builds it again. Takes what `read`
 * gives for regions on images, a key frame of a video, and a box of `OcrLabels`.
 * @param image its pixels, where the region does not say them
 * @example toPixels({ x: 50, y: 50, originalWidth: 200, originalHeight: 100 }) // { x: 100, y: 50, unit: 'pixel', … }
 * @throws BackendError REGION_INVALID when the size of the image is not known
 */
export function toPixels<Area extends AreaNumbers>(area: Area, image?: PixelSize): Area & { unit: 'pixel' } {
  const size = image ?? sizeOf(area)
  const { across, down } = scaleTo(1, area.unit, size)
  const [wide, high] = [across * size.width, down * size.height]
  return { ...(scaled(area, wide, high) as Area), unit: 'pixel' }
}

/**
 * The corners of a box in pixels, clockwise; the first is the one about which it is rotated.
 * @param image its pixels, where the region does not say them
 * @throws BackendError REGION_INVALID when the size of the image is not known
 */
export function cornersOf(box: AreaNumbers & ImageBox, image?: PixelSize): Corners {
  const size = image ?? sizeOf(box)
  const { across, down } = scaleTo(100, box.unit, size)
  return cornersOfBox({ ...scaled(box, across, down), rotation: box.rotation } as ImageBox, size)
}

const factors: Readonly<Record<string, 'across' | 'down'>> = {
  x: 'across',
  width: 'across',
  radiusX: 'across',
  y: 'down',
  height: 'down',
  radiusY: 'down',
}

/** Numbers by their names, points as pairs, vertices with their control points. */
function scaled(area: object, across: number, down: number): object {
  const entries = Object.entries(area).map(([name, written]) => {
    if (typeof written === 'number' && Object.hasOwn(factors, name))
      return [name, written * (factors[name] === 'across' ? across : down)]
    if (name === 'points') return [name, (written as number[][]).map(([x, y]) => [x! * across, y! * down])]
    if (name === 'vertices') return [name, (written as object[]).map((vertex) => scaled(vertex, across, down))]
    return [name, name.startsWith('controlPoint') ? scaled(written, across, down) : written]
  })
  return Object.fromEntries(entries)
}

/** @throws BackendError REGION_INVALID when the size of the image is not known. */
export function sizeOf({ originalWidth, originalHeight }: AreaNumbers): PixelSize {
  if (originalWidth !== undefined && originalHeight !== undefined)
    return { width: originalWidth, height: originalHeight }
  throw new BackendError(
    'REGION_INVALID',
    'The region has no original_width and original_height, so its pixels are not known; give { width, height } of the image',
  )
}
