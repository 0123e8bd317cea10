import { exampleRegion, labelConfigOf, type ObjectTagName, type TagSpec, valueFields } from '@label-studio-ml/protocol'

/** What a docs page says beside the format. */
export interface TagPageParts {
  /** Calls that build regions on an object tag, as code. */
  readonly usage: (object: ObjectTagName) => readonly string[]
  /** What `control.read` gives for the example, by object tag. */
  readonly read: (object: ObjectTagName) => unknown
  /** Picture of a region in the editor, relative to the page. */
  readonly picture: string | undefined
}

/** The docs page of a control tag. */
export function renderTagPage(spec: TagSpec, { usage, read, picture }: TagPageParts): string {
  const objects = Object.keys(spec.on) as ObjectTagName[]
  const parts = [
    `# ${spec.tag}`,
    `<!-- Written from packages/protocol/src/tags and packages/sdk/src/tags by \`pnpm docs:write\`. -->`,
    spec.summary,
    ...(picture ? [`![${spec.tag} in Label Studio, drawn from a prediction](${picture})`] : []),
    `On ${objects.map((object) => `\`${object}\``).join(', ')}.`,
    ...distinctFormats(spec, objects).flatMap(([object, heading]) => [
      heading,
      builderCode(spec, object, usage(object)),
      'A region as it is sent:',
      code('json', JSON.stringify(exampleRegion(spec, object), null, 2)),
      valueTable(spec, object),
      'What `control.read(annotation)` gives for it, with the region itself as `region`:',
      code('json', JSON.stringify(read(object), null, 2)),
    ]),
    'Label Studio 1.21 and later can validate predictions of this tag.',
  ]
  return `${parts.join('\n\n')}\n`
}

/** One object tag of each format, under the names of all that share it. */
function distinctFormats({ on }: TagSpec, objects: readonly ObjectTagName[]): [ObjectTagName, string][] {
  const groups = [...Map.groupBy(objects, (object) => on[object]).values()]
  return groups.map((group) => [group[0]!, groups.length === 1 ? '## Format' : `## On ${group.join(', ')}`])
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

/** The keys of `value` with what they mean. */
function valueTable(spec: TagSpec, object: ObjectTagName): string {
  const rows = valueFields(spec.on[object]!.value).map(
    ({ key, type, isOptional, description }) =>
      `| \`${key}\` | ${type}${isOptional ? ', optional' : ''} | ${description} |`,
  )
  return ['| key of `value` | type | meaning |', '| --- | --- | --- |', ...rows].join('\n')
}

function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``
}
