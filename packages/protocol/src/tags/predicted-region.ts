import { z } from 'zod'
import { nonEmptyStringSchema } from '../identifiers.ts'
import { choicesRegionSchema } from './choices.ts'
import { defineOtherRegion } from './define-region.ts'
import { labeledAreaRegionSchema, labelsRegionSchema } from './labels.ts'
import { rectangleLabelsRegionSchema } from './rectangle-labels.ts'

/** The control tags that have a schema of their own here, by the `type` of their regions. */
export const regionSchemas = {
  choices: choicesRegionSchema,
  labels: labelsRegionSchema,
  rectanglelabels: rectangleLabelsRegionSchema,
} as const

/** A relation between two regions of the same result, named by their ids. */
const relationSchema = z
  .looseObject({
    type: z.literal('relation'),
    from_id: nonEmptyStringSchema,
    to_id: nonEmptyStringSchema,
    direction: z.enum(['right', 'left', 'bi']).optional().meta({ description: 'Default right.' }),
    labels: z.array(z.string()).optional(),
  })
  .meta({ id: 'Relation', description: 'A relation between two regions of the same result.' })

const knownTypes = [...Object.keys(regionSchemas), 'relation'].join('|')

/** A region of a control tag that has no schema of its own: the common keys are exact, `value` is any object. */
const otherRegionSchema = defineOtherRegion(
  z
    .string()
    .regex(new RegExp(`^(?!(?:${knownTypes})$)[a-z0-9]+$`), 'expected the lower-cased name of another control tag'),
).meta({ id: 'OtherRegion', description: 'A region of any other control tag.' })

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
