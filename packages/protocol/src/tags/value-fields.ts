import { z } from 'zod'

/** One key of a region's `value`, in words. */
export interface ValueField {
  readonly key: string
  readonly type: string
  readonly isOptional: boolean
  readonly description: string
}

interface JsonSchema {
  type?: string
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  anyOf?: JsonSchema[]
  enum?: unknown[]
  items?: JsonSchema
}

/** The keys that a format gives to `value`: those of all its forms, optional unless each form demands them. */
export function valueFields(value: z.ZodType): ValueField[] {
  const schema = z.toJSONSchema(value) as JsonSchema
  const forms = schema.anyOf ?? [schema]
  const fields = new Map(forms.flatMap(({ properties = {} }) => Object.entries(properties)))
  return [...fields].map(([key, field]) => ({
    key,
    type: typeOf(field),
    isOptional: !forms.every(({ required }) => required?.includes(key)),
    description: field.description ?? '',
  }))
}

function typeOf({ type, enum: values, anyOf, items }: JsonSchema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(' or ')
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' or ')
  return items?.type ? `list of ${items.type}` : (type ?? 'any')
}
