import { controlTags, type ObjectTagName, type TagName, type TagSpec } from '@label-studio-ml/protocol'

/** A control tag on an object tag. */
export interface TagPair {
  control: TagName
  object: ObjectTagName
  spec: TagSpec
}

/** Every pair whose format is known, in the order of the list of control tags. */
export const tagPairs: readonly TagPair[] = (Object.keys(controlTags) as TagName[]).flatMap((control) => {
  const spec: TagSpec = controlTags[control]
  return (Object.keys(spec.on) as ObjectTagName[]).map((object) => ({ control, object, spec }))
})
