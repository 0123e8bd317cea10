import { z } from 'zod'

/** Percent of the image; Label Studio bounds it from above only: an area may begin left of or above the image. */
export const position = z.number().max(100)
export const length = z.number().min(0).max(100)
export const rotation = z.number().min(-360).max(360).optional().meta({ description: 'Degrees, clockwise.' })

export const labels = z.array(z.string())

/**
 * What a region on an Image says about the image itself: its size in pixels and its rotation in degrees.
 * The editor draws without it, but exports and converters need it.
 */
export const imageSizeKeys = {
  original_width: z.number().min(1).optional().meta({ description: 'Width of the original image, pixels.' }),
  original_height: z.number().min(1).optional().meta({ description: 'Height of the original image, pixels.' }),
  image_rotation: z.number().optional().meta({ description: 'Rotation of the whole image, degrees.' }),
}

/** These keys in the examples of image tags. */
export const exampleImageSize = { original_width: 640, original_height: 480, image_rotation: 0 }
