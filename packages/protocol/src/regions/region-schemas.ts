import { choicesRegionSchema } from './choices.ts'
import { labelsRegionSchema } from './labels.ts'
import { rectangleLabelsRegionSchema } from './rectangle-labels.ts'

/** Every control tag with a schema of its own, by its lower-cased name. A new tag is one file and one line here. */
export const regionSchemas = {
  choices: choicesRegionSchema,
  labels: labelsRegionSchema,
  rectanglelabels: rectangleLabelsRegionSchema,
} as const

export type RegionType = keyof typeof regionSchemas
