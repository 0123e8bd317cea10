import { regionJsonSchemaOf, regionSchemaOf } from '@label-studio-ml/protocol'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { RegionProblem, RegionValue } from '../value-rules/value-rule.ts'

/**
 * What the document forbids, which is what every client relies on. The compiled validator says only whether something is
 * wrong, much faster than the schema that can tell what: most regions are right, and a mask has a million bytes.
 */
export function formProblem(region: RegionValue): RegionProblem | undefined {
  const type = String(region.type)
  if (validatorOf(type)?.(region)) return undefined
  const issue = regionSchemaOf(type).safeParse(region).error?.issues[0]
  if (!issue) return undefined
  const deepest = issue.code === 'invalid_union' ? issue.errors.flat().at(-1) : undefined
  const { path, message } = deepest ?? issue
  return { path: path.join('.'), problem: message }
}

const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false })
const validators = new Map<string, ValidateFunction>()

/** Compiled when the first region of a type comes; undefined for types that are not known, of which there may be many. */
function validatorOf(type: string): ValidateFunction | undefined {
  const known = validators.get(type)
  if (known) return known
  const schema = regionJsonSchemaOf(type)
  if (schema === undefined) return undefined
  const validator = ajv.compile(schema)
  validators.set(type, validator)
  return validator
}
