import { z } from 'zod'
import { defineRegion, imageSizeKeys } from './define-region.ts'

const position = z.number().max(100)
const length = z.number().min(0).max(100)

/**
 * A RectangleLabels region: percent of the original image, rotated clockwise in degrees about the top-left corner.
 * The bounds are those of Label Studio's prediction validation: a corner may lie left of or above the image.
 *
 * @example { id: 'r1', from_name: 'tag', to_name: 'image', type: 'rectanglelabels', original_width: 640, original_height: 480,
 *   image_rotation: 0, value: { x: 10, y: 20, width: 30, height: 12, rotation: 0, rectanglelabels: ['Car'] } }
 */
export const rectangleLabelsRegionSchema = defineRegion(
  'rectanglelabels',
  z.looseObject({
    x: position.meta({ description: 'Left edge, percent of the width.' }),
    y: position.meta({ description: 'Top edge, percent of the height.' }),
    width: length.meta({ description: 'Percent of the width.' }),
    height: length.meta({ description: 'Percent of the height.' }),
    rotation: z.number().min(-360).max(360).optional().meta({ description: 'Degrees, clockwise.' }),
    rectanglelabels: z.array(z.string()),
  }),
  imageSizeKeys,
).meta({ id: 'RectangleLabelsRegion', description: 'RectangleLabels: a labeled box on an image.' })

export type RectangleLabelsRegion = z.infer<typeof rectangleLabelsRegionSchema>
