import { exampleRegion, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'
import { z } from 'zod'

/** What a docs page says beside the format. */
export interface TagPageParts {
  /** Calls that build regions on an object tag, as code. */
  readonly usage: (object: ObjectTagName) => readonly string[]
  /** What `control.read` gives for the example, by object tag. */
  readonly read: (object: ObjectTagName) => unknown
  /** Whether Label Studio's own validation of predictions knows the tag. */
  readonly isValidated: boolean
  /** Picture of a region in the editor, relative to the page. */
  readonly picture: string | undefined
}

/** The docs page of a control tag. */
export function renderTagPage(spec: TagSpec, { usage, read, isValidated, picture }: TagPageParts): string {
  const objects = Object.keys(spec.on) as ObjectTagName[]
  const parts = [
    `# ${spec.tag}`,
    `<!-- Written from packages/protocol/src/tags and packages/sdk/src/tags by \`pnpm docs:write\`. -->`,
    spec.summary,
    ...(picture ? [`![${spec.tag} in Label Studio, drawn from a prediction](${picture})`] : []),
    `Works on ${objects.map((object) => `\`${object}\``).join(', ')}.`,
    ...distinctFormats(spec, objects).flatMap(([object, heading]) => [
      heading,
      builderCode(spec, object, usage(object)),
      'What is sent:',
      code('json', JSON.stringify(exampleRegion(spec, object), null, 2)),
      valueTable(spec, object),
      'What `control.read(annotation)` gives for it, beside the region:',
      code('json', JSON.stringify(read(object), null, 2)),
    ]),
    isValidated ? validated : notValidated,
  ]
  return `${parts.join('\n\n')}\n`
}

const validated = 'Label Studio 1.21 and later can validate predictions of this tag.'
const notValidated =
  'The validation of predictions that Label Studio 1.21 and later can do does not know this tag and takes any value of it.'

/** One object tag of each format, under the names of all that share it. */
function distinctFormats({ on }: TagSpec, objects: readonly ObjectTagName[]): [ObjectTagName, string][] {
  const groups = [...Map.groupBy(objects, (object) => on[object]).values()]
  return groups.map((group) => [group[0]!, `## On ${group.join(', ')}`])
}

function builderCode(spec: TagSpec, object: ObjectTagName, usage: readonly string[]): string {
  const config = labelConfigOf(spec, object)
  const { from_name } = exampleRegion(spec, object)
  return code(
    'ts',
    `import { parseLabelConfig } from '@label-studio-ml/sdk'

const config = parseLabelConfig(\`${config}\`)
const control = config.control('${from_name}', '${spec.tag}')

${usage.join('\n')}`,
  )
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

/** The keys of `value` with what they mean. */
function valueTable(spec: TagSpec, object: ObjectTagName): string {
  const schema = z.toJSONSchema(spec.on[object]!.value) as JsonSchema
  const forms = schema.anyOf ?? [schema]
  const rows = new Map<string, string>()
  for (const { properties = {}, required = [] } of forms) {
    for (const [key, field] of Object.entries(properties)) {
      const need = forms.every((form) => form.required?.includes(key)) && required.includes(key) ? '' : 'optional'
      if (!rows.has(key)) rows.set(key, `| \`${key}\` | ${typeOf(field)} | ${need} | ${field.description ?? ''} |`)
    }
  }
  return ['| key of `value` | type | | |', '| --- | --- | --- | --- |', ...rows.values()].join('\n')
}

function typeOf({ type, enum: values, anyOf, items }: JsonSchema): string {
  if (values) return values.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' or ')
  return items?.type ? `list of ${items.type}` : (type ?? 'any')
}

function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``
}
