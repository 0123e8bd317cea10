import { labelConfigOf, type ObjectTagName, objectTags, tagSpecOf } from '@label-studio-ml/protocol'
import { knownTag } from '../elements/tag-catalogue.ts'

/**
 * The smallest label config with a control tag, to show in a message what one could write: on this object tag if they go
 * together, else on the first that does.
 * @example smallestConfig('Rating') // <View><Text name="text" value="$text"/><Rating name="rating" toName="text"/></View>
 */
export function smallestConfig(control: string, object?: string): string {
  const tag = knownTag(control)?.tag ?? control
  const spec = tagSpecOf(tag)
  if (spec === undefined) return `<View>${objectTags.Text}<${tag} name="${tag.toLowerCase()}" toName="text"/></View>`
  const fitting = Object.keys(spec.on) as ObjectTagName[]
  const wanted = knownTag(object ?? '')?.tag
  const target = fitting.find((name) => name === wanted) ?? fitting[0]!
  return labelConfigOf(spec, target).replaceAll(/\n */g, '')
}
