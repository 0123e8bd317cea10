import { z } from 'zod'
import { nonEmptyStringSchema } from '../identifiers.ts'

/** How sure the model is, 0 to 1. Label Studio's prediction validation (1.21+) refuses anything outside. */
export const scoreSchema = z
  .number()
  .min(0)
  .max(1)
  .meta({ description: 'How sure the model is, 0 to 1.', example: 0.93 })

const regionMetaSchema = z
  .record(z.string(), z.unknown())
  .meta({ id: 'RegionMeta', description: 'What annotators noted about a region.' })

/** The keys that every region we send may have. */
const commonKeys = {
  id: nonEmptyStringSchema
    .optional()
    .meta({ description: 'Several items with one id form one region; Label Studio makes one where it is absent.' }),
  from_name: nonEmptyStringSchema.meta({ description: 'Name of the control tag.' }),
  to_name: nonEmptyStringSchema.meta({ description: 'Name of one object tag.' }),
  origin: z.enum(['prediction', 'prediction-changed', 'manual']).optional(),
  score: scoreSchema.nullish(),
  readonly: z.boolean().optional(),
  hidden: z.boolean().optional(),
  meta: regionMetaSchema.optional(),
  parentID: z.string().nullish(),
  item_index: z.int().min(0).optional().meta({ description: 'Page or image of a multi-image object tag.' }),
}

/**
 * The schema of the regions of one control tag as we send them: the named keys are exact, unknown keys pass (a
 * per-region control carries the coordinates of its region too).
 *
 * @param type the control tag's name, lower-cased
 * @param value the schema of `value`
 * @param keys keys beside the common ones, such as the image's size
 */
export function defineRegion<
  const Type extends string,
  Value extends z.ZodType<Record<string, unknown>>,
  Keys extends z.ZodRawShape = Record<never, never>,
>(type: Type, value: Value, keys: Keys = {} as Keys) {
  return z.looseObject({ ...commonKeys, ...keys, type: z.literal(type), value })
}

/** The common keys with any type and any value object. */
export function defineOtherRegion(type: z.ZodString) {
  return z.looseObject({ ...commonKeys, type, value: z.record(z.string(), z.unknown()) })
}
