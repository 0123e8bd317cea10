import { labelConfigOf, objectTags } from '@label-studio-ml/protocol'
import type { Answer } from './engines/answer.ts'
import { sampleTask } from './sample-task.ts'
import type { TagPair } from './tag-pairs.ts'

/** The label config of a created backend: the smallest one of its pair, with what its rules look for and a sample task. */
export function labelConfig(pair: TagPair, { attributes }: Answer): string {
  const plain = withLabelsOnLines(withCompanions(pair))
  const config = attributes ? withAttributes(plain, pair, attributes) : plain
  return `${config}<!-- ${JSON.stringify({ data: sampleTask(pair.object, config) })} -->\n`
}

/** Two tags that are compared are of one kind. Labels on an image name what a Rectangle draws. */
function withCompanions({ control, spec, object }: TagPair): string {
  const config = labelConfigOf(spec, object)
  if (control === 'Labels' && object === 'Image') {
    return config.replace('</View>', '  <Rectangle name="rectangle" toName="image"/>\n</View>')
  }
  const other = objectTags[object].replace(/name="[^"]+" value="[^"]+"/, 'name="other" value="$$other"')
  return config.replace(objectTags.Text.replaceAll('text', 'other'), other)
}

/** Labels on lines of their own, nested ones further in. */
function withLabelsOnLines(config: string): string {
  let depth = 1
  return config
    .replaceAll(/(?=<(?:Label|Choice|Bucket|Channel)\b)|(?=<\/(?!View))/g, '\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const text = line.trim()
      if (/^<\/?View>/.test(text)) return text
      if (text.startsWith('</')) depth--
      const indented = '  '.repeat(depth) + text
      if (!text.startsWith('</') && !/\/>$|<\//.test(text)) depth++
      return indented
    })
    .join('\n')
    .concat('\n')
}

/** Attributes of labels, or of a tag that has none inside. */
function withAttributes(config: string, { control, spec }: TagPair, attributesOf: NonNullable<Answer['attributes']>) {
  let index = 0
  const written = (label: string | undefined) =>
    Object.entries(attributesOf(label, index++)).map(([name, value]) => ` ${name}="${value}"`)
  if (!spec.element.includes('<Label ') && !spec.element.includes('<Choice '))
    return config.replace(new RegExp(`<${control}\\b`), (tag) => tag + written(undefined).join(''))
  return config.replaceAll(/<(?:Label|Choice) value="([^"]+)"/g, (tag, label) => tag + written(label).join(''))
}
