const controlTags = `Choices Taxonomy Rating Number DateTime TextArea Pairwise Ranker Labels HyperTextLabels ParagraphLabels
  TimeSeriesLabels TimelineLabels Rectangle RectangleLabels Ellipse EllipseLabels Polygon PolygonLabels KeyPoint KeyPointLabels
  Brush BrushLabels Bitmask BitmaskLabels MagicWand Vector VectorLabels VideoRectangle VideoVector VideoVectorLabels OcrLabels
  Relations`
const objectTags = 'Text HyperText RichText Paragraphs Image Audio AudioPlus Video TimeSeries Table List Pdf'
const selfReferringTags = 'Chat ReactCode CustomInterface'
const otherTags = `View Header Style Collapse Panel Markdown Filter Shortcut Repeater PagedView Dialog Label Choice Relation
  Bucket Channel MultiChannel Column`

export type TagKind = 'control' | 'object' | 'both' | 'other'

const catalogue = new Map<string, { tag: string; kind: TagKind }>([
  ...entriesOf(controlTags, 'control'),
  ...entriesOf(objectTags, 'object'),
  ...entriesOf(selfReferringTags, 'both'),
  ...entriesOf(otherTags, 'other'),
])

/** What Label Studio knows about a tag, case-insensitive: its canonical spelling and whether it is a control or an object. */
export function knownTag(written: string): { tag: string; kind: TagKind } | undefined {
  return catalogue.get(written.toLowerCase())
}

/** Label Studio's editor reads AudioPlus as Audio. */
export function isSameTag(a: string, b: string): boolean {
  return modelOf(a) === modelOf(b)
}

function modelOf(tag: string): string {
  const lower = tag.toLowerCase()
  return lower === 'audioplus' ? 'audio' : lower
}

function entriesOf(tags: string, kind: TagKind): [string, { tag: string; kind: TagKind }][] {
  return tags.split(/\s+/).map((tag) => [tag.toLowerCase(), { tag, kind }])
}
