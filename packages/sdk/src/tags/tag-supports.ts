import type { TagName } from '@label-studio-ml/protocol'
import { bitmask, bitmaskLabels } from './bitmask.ts'
import { brush, brushLabels } from './brush.ts'
import { chat } from './chat.ts'
import { choices } from './choices.ts'
import { dateTime } from './date-time.ts'
import { ellipse, ellipseLabels } from './ellipse.ts'
import { hyperTextLabels } from './hyper-text-labels.ts'
import { keyPoint, keyPointLabels } from './key-point.ts'
import { labels } from './labels.ts'
import { magicWand } from './magic-wand.ts'
import { number } from './number.ts'
import { ocrLabels } from './ocr-labels.ts'
import { pairwise } from './pairwise.ts'
import { paragraphLabels } from './paragraph-labels.ts'
import { polygon, polygonLabels } from './polygon.ts'
import { ranker } from './ranker.ts'
import { rating } from './rating.ts'
import { reactCode } from './react-code.ts'
import { rectangle, rectangleLabels } from './rectangle.ts'
import type { TagSupport } from './tag-support.ts'
import { taxonomy } from './taxonomy.ts'
import { textArea } from './text-area.ts'
import { timeSeriesLabels } from './time-series-labels.ts'
import { timelineLabels } from './timeline-labels.ts'
import { vector, vectorLabels } from './vector.ts'
import { videoRectangle } from './video-rectangle.ts'
import { videoVector, videoVectorLabels } from './video-vector.ts'

/** Every control tag that can be built, read and checked. */
export const tagSupports = {
  Choices: choices,
  Taxonomy: taxonomy,
  Rating: rating,
  Number: number,
  DateTime: dateTime,
  TextArea: textArea,
  Pairwise: pairwise,
  Ranker: ranker,
  Chat: chat,
  ReactCode: reactCode,
  Labels: labels,
  HyperTextLabels: hyperTextLabels,
  ParagraphLabels: paragraphLabels,
  TimeSeriesLabels: timeSeriesLabels,
  TimelineLabels: timelineLabels,
  Rectangle: rectangle,
  RectangleLabels: rectangleLabels,
  Ellipse: ellipse,
  EllipseLabels: ellipseLabels,
  Polygon: polygon,
  PolygonLabels: polygonLabels,
  KeyPoint: keyPoint,
  KeyPointLabels: keyPointLabels,
  Brush: brush,
  BrushLabels: brushLabels,
  MagicWand: magicWand,
  Bitmask: bitmask,
  BitmaskLabels: bitmaskLabels,
  Vector: vector,
  VectorLabels: vectorLabels,
  VideoRectangle: videoRectangle,
  VideoVector: videoVector,
  VideoVectorLabels: videoVectorLabels,
  OcrLabels: ocrLabels,
} as const satisfies Readonly<Record<TagName, TagSupport>>

/** The support of a control tag by its name; undefined for a tag that is not in the list. */
export function supportOf(tag: string): TagSupport | undefined {
  return Object.hasOwn(tagSupports, tag) ? tagSupports[tag as TagName] : undefined
}
