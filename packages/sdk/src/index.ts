export {
  type Annotation,
  isKnownEvent,
  type KnownEvent,
  type Region,
  type Task,
  type WebhookEvent,
} from '@label-studio-ml/protocol'
export type { ControlTag, ControlTagOf, ReadRegion } from './control-tag.ts'
export { createRegions } from './create-regions.ts'
export { type HtmlSpan, type HtmlText, htmlText } from './hyper-text/html-text.ts'
export type { LabelConfigLimits } from './label-config/assert-readable.ts'
export { isVisible } from './label-config/is-visible.ts'
export { isKnownLabel } from './label-config/known-labels.ts'
export type { Label } from './label-config/label.ts'
export { buildLabelMap } from './label-config/label-map.ts'
export {
  labelsByModelIndex,
  type ModelAttributes,
  modelAttributes,
  type TrackerSettings,
} from './label-config/model-attributes.ts'
export {
  type ParsedControl,
  type ParsedInput,
  type ParsedLabelConfig,
  parseConfig,
} from './label-config/parse-config.ts'
export type { SampleTask } from './label-config/sample-task.ts'
export { scoreThreshold } from './label-config/score-threshold.ts'
export type { VisibilityRule } from './label-config/visibility-rule.ts'
export type { FileSource } from './media-readers/file-source.ts'
export type { AudioSamples } from './media-readers/read-audio.ts'
export type { ImageFile, ImagePixels, ReadImageOptions } from './media-readers/read-image.ts'
export { type DeclaredVersion, LabelStudioMLBase } from './model/label-studio-ml-base.ts'
export type { Need } from './model/need.ts'
export type { ParamsOf, ParamsSchema } from './model/params.ts'
export type { EventContext, PredictContext, PredictionDraft, ScoredResult } from './model/predict-context.ts'
export type { Annotated, TrainingJob, TrainOutput } from './model/training-job.ts'
export type { ChatMessage } from './objects/chat.ts'
export type { ListItem } from './objects/list.ts'
export type { Loaded } from './objects/loaded-value.ts'
export type { ObjectTag, ObjectTagOf } from './objects/object-tag.ts'
export type { ObjectTagName } from './objects/objects.ts'
export type { Paragraph } from './objects/paragraphs.ts'
export type { Series, SeriesValue } from './objects/time-series.ts'
export { type LabelConfig, parseLabelConfig } from './parse-label-config.ts'
export { createRandom, type Random } from './random.ts'
export { type SamplePrediction, samplePrediction } from './sample/sample-prediction.ts'
export { type SampleOptions, sampleTask } from './sample/sample-task.ts'
export type { TagFilters, TagLookups, TagOccurrence } from './tag-lookups.ts'
export type { ReadBitmask } from './tags/bitmask.ts'
export type { ReadBrush } from './tags/brush.ts'
export type { ReadEllipse } from './tags/ellipse.ts'
export type { HtmlSpanOptions, ReadHtmlSpan, XPathRange, XPathSpanOptions } from './tags/html-span.ts'
export type { ReadKeyPoint } from './tags/key-point.ts'
export type { ReadPaths } from './tags/label-paths.ts'
export type { ReadArea, ReadLabels, SpanOptions } from './tags/labels.ts'
export { maskOf } from './tags/mask-of.ts'
export type { ReadOcrBox } from './tags/ocr-labels.ts'
export type {
  ParagraphPlace,
  ParagraphRangeOptions,
  ParagraphSpanOptions,
  ReadParagraphSpan,
} from './tags/paragraph-span.ts'
export type { ReadPolygon } from './tags/polygon.ts'
export type { Ranking } from './tags/ranker.ts'
export { cornersOf, toPixels } from './tags/read-area.ts'
export type { ReadBox } from './tags/rectangle.ts'
export { type ReadRelation, type RelationOptions, readRelations } from './tags/relations.ts'
export type { ReadSoundSpan, SoundSpanOptions } from './tags/sound-span.ts'
export { type ReadSpans, type ReadTextSpan, readSpans, type TextSpan, type TextSpanOptions } from './tags/text-span.ts'
export type { ReadTimeSpan, TimeSpanOptions } from './tags/time-span.ts'
export type { FrameRange, FrameRangeOptions, FrameRangesOptions } from './tags/timeline-labels.ts'
export type { ReadVector } from './tags/vector.ts'
export type { ReadBoxTrack } from './tags/video-rectangle.ts'
export type { ReadPathTrack } from './tags/video-vector.ts'
export { createSkippedExamples, type SkippedExamples } from './task/skipped-examples.ts'
export { annotatedRegions, regionsOf, visibleRegions } from './task/task-regions.ts'
export { textOf } from './task/task-text.ts'
export { type CodePointOffsets, codePointOffsets, type OffsetUnit } from './text-offsets/code-point-offsets.ts'
export { spansOfTags, type TaggedSpan } from './text-offsets/tag-spans.ts'
export type { CodePointSpan } from './text-offsets/token-alignment.ts'
export { type Token, type TokenOffsets, tokenOffsets } from './text-offsets/token-offsets.ts'
