import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { formatValue } from '../format-value.ts'

/** A schema for extra params, of any library that keeps to Standard Schema: zod, valibot, arktype and others. */
export type ParamsSchema = StandardSchemaV1

/** What `this.params` is for a schema. */
export type ParamsOf<Schema extends ParamsSchema> = StandardSchemaV1.InferOutput<Schema>

/** What a model class says about extra params. */
export interface ParamsRules {
  readonly name: string
  readonly params: ParamsSchema | undefined
}

/** Label Studio waits three seconds for the answer to "Validate and Save". */
const timeoutMs = 2000

/**
 * Extra params as a model's schema reads them, no extra params as `{}`; without a schema as they are.
 * @throws BackendError EXTRA_PARAMS_INVALID says which of them do not fit, and why.
 */
export async function readParams(rules: ParamsRules, extraParams: unknown): Promise<unknown> {
  if (rules.params === undefined) return extraParams
  const given = extraParams ?? {}
  const result = await validate(rules, rules.params, given)
  if (!result.issues) return result.value
  throw new BackendError(
    'EXTRA_PARAMS_INVALID',
    `Extra params do not fit ${rules.name}: ${describeIssues(result.issues, given)}. ${advice}`,
  )
}

const advice =
  'Correct "Extra params" of the model (Settings > Model), or EXTRA_PARAMS of the backend, which fills in what a project leaves out.'

/**
 * Checks the schema, and the extra params of the backend, which need not be complete: projects may add to them.
 * Throws `CONFIGURATION_INVALID`.
 */
export async function assertParams(rules: ParamsRules, defaults: Readonly<Record<string, unknown>>): Promise<void> {
  if (rules.params === undefined) return
  if (typeof rules.params?.['~standard']?.validate !== 'function') throw noSchema(rules)
  if (Object.keys(defaults).length === 0) return
  const { issues = [] } = await validate(rules, rules.params, defaults).catch((cause) => {
    throw isBackendError(cause) ? new BackendError('CONFIGURATION_INVALID', cause.message, { cause }) : cause
  })
  const isGiven = ({ path }: StandardSchemaV1.Issue) => Object.hasOwn(defaults, keysOf(path)[0] ?? '')
  const isIncomplete = issues.some((issue) => keysOf(issue.path).length > 0 && !isGiven(issue))
  const wrong = isIncomplete ? issues.filter(isGiven) : issues
  if (wrong.length === 0) return
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `EXTRA_PARAMS (--kwargs) do not fit ${rules.name}: ${describeIssues(wrong, defaults)}.`,
  )
}

type Result = Awaited<ReturnType<ParamsSchema['~standard']['validate']>>

async function validate({ name }: ParamsRules, schema: ParamsSchema, given: unknown): Promise<Result> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), timeoutMs)
  try {
    const result = await Promise.race([schema['~standard'].validate(given), late])
    if (result) return result
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BackendError('EXTRA_PARAMS_INVALID', `Extra params could not be read by params of ${name}: ${reason}`, {
      cause,
    })
  } finally {
    clearTimeout(timer)
  }
  throw new BackendError(
    'EXTRA_PARAMS_INVALID',
    `params of ${name} did not answer within ${timeoutMs / 1000} s, and Label Studio does not wait longer: look at what it waits for, or check that in setup().`,
  )
}

const shownIssues = 3

function describeIssues(issues: readonly StandardSchemaV1.Issue[], given: unknown): string {
  const described = issues.slice(0, shownIssues).map((issue) => describeIssue(issue, given))
  const more = issues.length - described.length
  return described.join('; ') + (more > 0 ? `; and ${more} more` : '')
}

/**
 * Values may be keys of a service: of texts a message says only that they are texts, also where the library quotes them,
 * by themselves or in what holds them.
 */
function describeIssue({ message, path }: StandardSchemaV1.Issue, given: unknown): string {
  const keys = keysOf(path)
  let value = given
  for (const key of keys) value = (value as Record<string, unknown> | null | undefined)?.[key]
  const text = longTextsIn(value).reduce((masked, quoted) => masked.replaceAll(quoted, '…'), message)
  if (keys.length > 0)
    return `${keys.join('.')}: ${text} (it is ${value === undefined ? 'absent' : formatValue(value)})`
  return typeof given === 'string' ? `${text} (it is text; write JSON such as {"threshold": 0.5})` : text
}

/** The longest first: a text may hold another. */
function longTextsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 3 ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value)
    .flatMap(longTextsIn)
    .sort((a, b) => b.length - a.length)
}

/** Not `path.map`: the paths of arktype are arrays of a class of its own, whose `map` makes `[0]` of an empty one. */
function keysOf(path: StandardSchemaV1.Issue['path'] = []): string[] {
  return Array.from(path, (segment) => String(typeof segment === 'object' ? segment.key : segment))
}

function noSchema({ name, params }: ParamsRules): BackendError {
  return new BackendError(
    'CONFIGURATION_INVALID',
    `static params of ${name} is ${formatValue(params)}; expected a schema, such as z.object({ threshold: z.number().default(0.5) }) of zod 4 or of another library with Standard Schema.`,
  )
}
