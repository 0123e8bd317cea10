import { z } from 'zod'

/**
 * What a region on an Image carries about the image itself: its size in pixels and its rotation in degrees.
 * The editor draws without it, but exports and converters need it.
 */
export const imageSizeKeys = {
  original_width: z.number().min(1).optional().meta({ description: 'Width of the original image, pixels.' }),
  original_height: z.number().min(1).optional().meta({ description: 'Height of the original image, pixels.' }),
  image_rotation: z.number().optional().meta({ description: 'Rotation of the whole image, degrees.' }),
}
