import type { Region } from '@label-studio-ml/protocol'
import type { PixelSize } from '../geometry/image-box.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { Mask } from '../masks/mask.ts'
import { type RegionOptions, regionError } from './region-frame.ts'
import type { SamplePlace } from './tag-support.ts'

/** What lengths and positions count, from the top left corner: percent of the image, its pixels, or 0 to 1 of it. */
export type LengthUnit = 'percent' | 'pixel' | 'fraction'

/** What builders of regions on an image take. */
export interface ImageOptions extends RegionOptions {
  /** Size of the image in pixels, as a browser shows it upright, before any display. */
  originalWidth: number
  originalHeight: number
  /** `percent` of the image when left out. x and widths are parts of its width, y and heights of its height. */
  unit?: LengthUnit | undefined
}

/** The label of a region, or several where the tag takes several. */
export interface LabelOptions {
  label?: string | undefined
  labels?: readonly string[] | undefined
}

/** A region in the form of a mask, which has the size of the image. */
export interface MaskOptions extends RegionOptions {
  /** One byte a pixel, 0 outside: see `@label-studio-ml/sdk/masks`. */
  mask: Mask
  /** Only to make sure: the mask must be as large. */
  originalWidth?: number | undefined
  originalHeight?: number | undefined
}

/** What to multiply positions and lengths with, across and down. */
export interface Scale {
  across: number
  down: number
}

/** @throws BackendError REGION_INVALID unless the image has a size. */
export function percentScale(control: ControlTagData, options: ImageOptions): Scale {
  const { originalWidth, originalHeight } = options
  assertPixels(control, { originalWidth, originalHeight })
  return scaleTo(100, options.unit, { width: originalWidth, height: originalHeight })
}

/** The scale from a unit to numbers of which the whole image has `whole`. */
export function scaleTo(whole: number, unit: LengthUnit = 'percent', { width, height }: PixelSize): Scale {
  if (unit === 'pixel') return { across: whole / width, down: whole / height }
  const scale = unit === 'fraction' ? whole : whole / 100
  return { across: scale, down: scale }
}

/** @throws BackendError REGION_INVALID names the size that is not a number above 0. */
export function assertPixels(control: ControlTagData, sizes: Readonly<Record<string, number | undefined>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!(size !== undefined && size > 0 && Number.isFinite(size)))
      throw regionError(control, `has ${name} ${size}; expected the pixels of the image, a number above 0`)
  }
}

/** What a region says about its image. */
export function imageKeys({ originalWidth, originalHeight }: Pick<ImageOptions, 'originalWidth' | 'originalHeight'>) {
  return { original_width: originalWidth, original_height: originalHeight, image_rotation: 0 }
}

/**
 * What a region says about the image of its mask.
 * @throws BackendError REGION_INVALID for a mask of another size than the image
 */
export function maskKeys(control: ControlTagData, { mask, originalWidth, originalHeight }: MaskOptions) {
  const { width, height } = mask
  if ((originalWidth ?? width) !== width || (originalHeight ?? height) !== height) {
    const image = `${originalWidth ?? width} x ${originalHeight ?? height}`
    throw regionError(control, `has a mask of ${width} x ${height} for an image of ${image}; enlarge the mask first`)
  }
  return imageKeys({ originalWidth: width, originalHeight: height })
}

/** A REGION_INVALID error for a mask in which no pixel is set. */
export function emptyMaskError(control: ControlTagData): Error {
  return regionError(control, 'has a mask without pixels; leave the region out')
}

/** @throws BackendError REGION_INVALID names the number that is not finite. */
export function assertFinite(control: ControlTagData, numbers: Readonly<Record<string, number>>): void {
  for (const [name, number] of Object.entries(numbers)) {
    if (!Number.isFinite(number)) throw regionError(control, `has ${name} ${number}; expected a finite number`)
  }
}

/** Degrees as the editor keeps them, 0 to 360. */
export function turned(degrees: number): number {
  return ((degrees % 360) + 360) % 360
}

/** The size of a made-up image, with the page of it where the object tag shows several. */
export function sampleImage({ objects }: ControlTagData, { random, shown }: SamplePlace) {
  const size = { originalWidth: random.integer(16, 96), originalHeight: random.integer(16, 96) }
  const pages = objects[0]?.attribute('valueList') && Array.isArray(shown) ? shown.length : 0
  return pages > 0 ? { ...size, itemIndex: random.integer(0, pages - 1) } : size
}

/** Where the pixels of a region's image are known: `original_width` and `original_height`. */
export function imageSizeOfRegion({ original_width, original_height }: Region): PixelSize | undefined {
  const [width, height] = [Number(original_width), Number(original_height)]
  return width > 0 && height > 0 ? { width, height } : undefined
}
