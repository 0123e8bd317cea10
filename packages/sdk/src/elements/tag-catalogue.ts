import { controlTags, objectTags } from '@label-studio-ml/protocol'

/** Object tags of other names that some label configs still use. */
const olderObjectTags = ['RichText', 'AudioPlus']
const otherTags = `View Header Style Collapse Panel Markdown Filter Shortcut Repeater PagedView Dialog Label Choice Relation
  Bucket Channel MultiChannel Column`

export type TagKind = 'control' | 'object' | 'both' | 'other'

/** A tag that is a control and an object (Chat, ReactCode) comes twice, and the later entry counts. */
const catalogue = new Map<string, { tag: string; kind: TagKind }>([
  ...entriesOf(otherTags.split(/\s+/), 'other'),
  ...entriesOf([...Object.keys(controlTags), 'Relations'], 'control'),
  ...entriesOf([...Object.keys(objectTags), ...olderObjectTags], 'object'),
  ...entriesOf(
    [...Object.keys(objectTags).filter((tag) => Object.hasOwn(controlTags, tag)), 'CustomInterface'],
    'both',
  ),
])

/** What Label Studio knows about a tag, case-insensitive: its canonical spelling and whether it is a control or an object. */
export function knownTag(written: string): { tag: string; kind: TagKind } | undefined {
  return catalogue.get(written.toLowerCase())
}

/** The canonical names of all tags of a kind, with those that are a control and an object. */
export function tagNames(kind: TagKind): string[] {
  return [...catalogue.values()].filter((known) => known.kind === kind || known.kind === 'both').map(({ tag }) => tag)
}

/** Label Studio's editor reads AudioPlus as Audio. */
export function isSameTag(a: string, b: string): boolean {
  return modelOf(a) === modelOf(b)
}

function modelOf(tag: string): string {
  const lower = tag.toLowerCase()
  return lower === 'audioplus' ? 'audio' : lower
}

function entriesOf(tags: readonly string[], kind: TagKind): [string, { tag: string; kind: TagKind }][] {
  return tags.map((tag) => [tag.toLowerCase(), { tag, kind }])
}
