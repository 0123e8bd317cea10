import type { z } from 'zod'
import { bitmask, bitmaskLabels } from './bitmask.ts'
import { brush, brushLabels } from './brush.ts'
import { chat } from './chat.ts'
import { choices } from './choices.ts'
import { dateTime } from './date-time.ts'
import type { TagSpec } from './define-tag.ts'
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
import { taxonomy } from './taxonomy.ts'
import { textArea } from './text-area.ts'
import { timeSeriesLabels } from './time-series-labels.ts'
import { timelineLabels } from './timeline-labels.ts'
import { vector, vectorLabels } from './vector.ts'
import { videoRectangle } from './video-rectangle.ts'
import { videoVector, videoVectorLabels } from './video-vector.ts'

/** Every control tag whose format is known. Relations stand apart: their results have no control tag's name and no value. */
export const controlTags = {
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
} as const satisfies Readonly<Record<string, TagSpec>>

/** The name of a control tag, in Label Studio's spelling. */
export type TagName = keyof typeof controlTags

/** The format of a control tag by its name; undefined for one that is not in the list. */
export function tagSpecOf(tag: string): TagSpec | undefined {
  return Object.hasOwn(controlTags, tag) ? controlTags[tag as TagName] : undefined
}

/** A region of one control tag as we send it, e.g. `RegionOf<'Choices'>`. */
export type RegionOf<Tag extends TagName> = z.infer<(typeof controlTags)[Tag]['region']>
