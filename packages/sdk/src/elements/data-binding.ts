import { BackendError } from '@label-studio-ml/protocol'

const wholeVariable = /^\$([^\s,$]+)$/
const variables = /\$([\w[\].{}]*[\w\]}])/g

/** The field that `value="$field"` names, also a path as `$a.b[0]`; undefined for literal text and for templates. */
export function boundField(value: string | undefined): string | undefined {
  return value === undefined ? undefined : wholeVariable.exec(value)?.[1]
}

/**
 * What a `value` attribute stands for in a task's data: the raw value of one variable, or text with its variables put in.
 * @throws BackendError TASK_INVALID when a field is missing; the message lists the fields that exist.
 */
export function resolveBinding(value: string, data: unknown, where: string): unknown {
  const field = boundField(value)
  if (field !== undefined) return requireField(data, field, where)
  return value.replace(variables, (_, path: string) => String(requireField(data, path, where)))
}

function requireField(data: unknown, path: string, where: string): unknown {
  const found = lookUp(data, path)
  if (found !== undefined) return found
  const existing = isRecord(data)
    ? Object.keys(data).join(', ') || 'none'
    : `none, its data is ${data === null ? 'null' : `a ${typeof data}`}`
  throw new BackendError(
    'TASK_INVALID',
    `${where} needs the data field '${path}', which the task lacks; its fields: ${existing}`,
  )
}

/** The fields that a `value` attribute needs: one of `$field`, those of a template as `By $author: $title`, none of other text. */
export function boundFields(value: string | undefined): string[] {
  const field = boundField(value)
  if (field !== undefined) return [field]
  return [...(value ?? '').matchAll(variables)].map(([, path]) => path!)
}

/** The field of this very name, or else what the path `a.b[0]` leads to. */
export function lookUp(data: unknown, path: string): unknown {
  if (!isRecord(data)) return undefined
  if (Object.hasOwn(data, path)) return data[path]
  let found: unknown = data
  for (const step of path.replace(/\[([^\]]*)\]/g, '.$1').split('.')) {
    if (!isRecord(found) || !Object.hasOwn(found, step)) return undefined
    found = found[step]
  }
  return found
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/**
 * A copy of a task's data with another value where `$path` leads to; only what lies on the way is copied. The same data if
 * the path leads nowhere.
 */
export function withValueAt<Data extends object>(data: Data, path: string, value: unknown): Data {
  if (Object.hasOwn(data, path)) return { ...data, [path]: value }
  const [step = '', ...rest] = path.replace(/\[([^\]]*)\]/g, '.$1').split('.')
  if (!Object.hasOwn(data, step)) return data
  const inner: unknown = Reflect.get(data, step)
  const changed = rest.length === 0 ? value : isRecord(inner) ? withValueAt(inner, rest.join('.'), value) : inner
  return (Array.isArray(data) ? data.with(Number(step), changed) : { ...data, [step]: changed }) as Data
}
