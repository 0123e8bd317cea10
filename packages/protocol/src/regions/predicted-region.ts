import { z } from 'zod'
import { labeledAreaRegionSchema } from './labels.ts'
import { otherRegionSchema } from './other-region.ts'
import { regionSchemas } from './region-schemas.ts'
import { relationSchema } from './relation.ts'

const allLabelsSchema = z.union([regionSchemas.labels, labeledAreaRegionSchema])

/**
 * The schema that a region of this type must meet when we send it.
 *
 * @param type the region's `type`, e.g. `choices`
 */
export function regionSchemaOf(type: string) {
  if (type === 'relation') return relationSchema
  if (type === 'labels') return allLabelsSchema
  return Object.hasOwn(regionSchemas, type) ? regionSchemas[type as keyof typeof regionSchemas] : otherRegionSchema
}

/** One item of a `result` that we send: a region in the form of its control tag, or a relation. */
export const predictedRegionSchema = z
  .union([...Object.values(regionSchemas), labeledAreaRegionSchema, relationSchema, otherRegionSchema])
  .meta({ id: 'PredictedRegion', description: 'One item of a predicted result.' })

export type PredictedRegion = z.infer<typeof predictedRegionSchema>
