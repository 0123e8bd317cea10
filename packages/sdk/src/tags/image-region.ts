import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { type RegionOptions, regionError } from './region-frame.ts'

/** What builders of regions on an image take. */
export interface ImageOptions extends RegionOptions {
  /** Size of the image in pixels, as a browser shows it upright, before any display. */
  originalWidth: number
  originalHeight: number
  /** What lengths and positions count: percent of the image (the default) or its pixels. */
  unit?: 'percent' | 'pixel' | undefined
}

/** The label of a region, or several where the tag takes several. */
export interface LabelOptions {
  label?: string | undefined
  labels?: readonly string[] | undefined
}

/** How many percent one unit is, across and down. */
export interface PercentScale {
  across: number
  down: number
}

/** @throws BackendError REGION_INVALID unless the image has a size. */
export function percentScale(control: ControlTagData, options: ImageOptions): PercentScale {
  const { originalWidth, originalHeight, unit } = options
  for (const [name, size] of Object.entries({ originalWidth, originalHeight })) {
    if (!(size > 0 && Number.isFinite(size)))
      throw regionError(control, `has ${name} ${size}; expected the pixels of the image, a number above 0`)
  }
  return unit === 'pixel' ? { across: 100 / originalWidth, down: 100 / originalHeight } : { across: 1, down: 1 }
}

/** What a region says about its image. */
export function imageKeys({ originalWidth, originalHeight }: ImageOptions) {
  return { original_width: originalWidth, original_height: originalHeight, image_rotation: 0 }
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
