import { z } from 'zod'
import { defineOtherRegion } from './define-region.ts'
import { regionSchemas } from './region-schemas.ts'

const ownSchemas = [...Object.keys(regionSchemas), 'relation'].join('|')

/** A region of a control tag that has no schema of its own: the common keys are exact, `value` is any object. */
export const otherRegionSchema = defineOtherRegion(
  z
    .string()
    .regex(new RegExp(`^(?!(?:${ownSchemas})$)[a-z0-9]+$`), 'expected the lower-cased name of another control tag'),
).meta({ id: 'OtherRegion', description: 'A region of any other control tag.' })

export type OtherRegion = z.infer<typeof otherRegionSchema>
