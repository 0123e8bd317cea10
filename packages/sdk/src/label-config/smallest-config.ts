import { knownTag } from './tag-catalogue.ts'

const imageControls = /^(Rectangle|Ellipse|Polygon|KeyPoint|Brush|Bitmask|Vector)(Labels)?$|^MagicWand$/
const objectsOfControls = new Map([
  ['HyperTextLabels', 'HyperText'],
  ['ParagraphLabels', 'Paragraphs'],
  ['TimeSeriesLabels', 'TimeSeries'],
  ['TimelineLabels', 'Video'],
  ['VideoRectangle', 'Video'],
  ['VideoVector', 'Video'],
  ['VideoVectorLabels', 'Video'],
  ['OcrLabels', 'Pdf'],
  ['Ranker', 'List'],
])

/**
 * The smallest label config with a control tag, to show in a message what one could write.
 * @example smallestConfig('Rating') // <View><Text name="text" value="$text"/><Rating name="rating" toName="text"/></View>
 */
export function smallestConfig(control: string, object?: string): string {
  const tag = knownTag(control)?.tag ?? control
  const target = knownTag(object ?? '')?.tag ?? object ?? objectOf(tag)
  const names = tag === 'Pairwise' ? ['left', 'right'] : [target.toLowerCase()]
  const objects = names.map((name) => `<${target} name="${name}" value="$${name}"/>`).join('')
  const start = `${tag} name="${tag.toLowerCase()}" toName="${names.join(',')}"`
  const label = labelTagOf(tag)
  return `<View>${objects}<${start}${label ? `><${label} value="A"/></${tag}>` : '/>'}</View>`
}

function objectOf(control: string): string {
  return imageControls.test(control) ? 'Image' : (objectsOfControls.get(control) ?? 'Text')
}

function labelTagOf(control: string): string | undefined {
  if (control === 'Choices' || control === 'Taxonomy') return 'Choice'
  return control.endsWith('Labels') ? 'Label' : undefined
}
