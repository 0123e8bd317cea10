import { z } from 'zod'
import { controlTags } from './control-tags.ts'
import { defineOtherRegion } from './define-region.ts'
import type { TagSpec } from './define-tag.ts'
import { relationSchema } from './relations.ts'

/** What the document allows as items of a `result`. */
interface RegionSchemas {
  /** Any item: a region in the form of its control tag, or a relation. */
  readonly any: z.ZodType<PredictedRegion>
  /** The schema that an item of this `type` must meet. */
  of(type: string): z.ZodType
  /** The same as JSON Schema (2020-12), for a validator that compiles it; undefined for a type that is not known. */
  jsonOf(type: string): object | undefined
}

/** One item of a `result` that we send. */
export type PredictedRegion = z.infer<typeof relationSchema> | z.infer<ReturnType<typeof otherRegionSchema>>

/** The schemas of all items of a `result`, from the list of control tags. */
function createRegionSchemas(specs: Iterable<TagSpec>): RegionSchemas {
  const known = new Map<string, z.ZodType>([['relation', relationSchema]])
  for (const { type, region } of specs) known.set(type, region)
  const other = otherRegionSchema(known.keys())
  const any = z
    .union([...known.values(), other])
    .meta({ id: 'PredictedRegion', description: 'One item of a predicted result.' })
  return {
    any: any as unknown as z.ZodType<PredictedRegion>,
    of: (type) => known.get(type) ?? other,
    jsonOf: (type) => jsonSchemaOf(known.get(type)),
  }
}

function jsonSchemaOf(schema: z.ZodType | undefined): object | undefined {
  return schema && z.toJSONSchema(schema, { io: 'input' })
}

/** A region of a control tag whose format is not known here: the common keys are exact, `value` is any object. */
function otherRegionSchema(knownTypes: Iterable<string>) {
  const known = [...knownTypes].join('|')
  const type = z
    .string()
    .regex(new RegExp(`^(?!(?:${known})$)[a-z0-9]+$`), 'expected the lower-cased name of another control tag')
  return defineOtherRegion(type).meta({ id: 'OtherRegion', description: 'A region of any other control tag.' })
}

const regionSchemas = createRegionSchemas(Object.values(controlTags))

export const predictedRegionSchema = regionSchemas.any

/**
 * The schema that a region of this type must meet when we send it.
 *
 * @param type the region's `type`, e.g. `choices`
 */
export const regionSchemaOf = regionSchemas.of

/** As `regionSchemaOf`, as JSON Schema; undefined for a type that is not known. */
export const regionJsonSchemaOf = regionSchemas.jsonOf
