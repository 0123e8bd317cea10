import type { LabelConfig } from '@label-studio-ml/sdk'

type ControlTag = LabelConfig['controls'][number]

/** The nth example for a label: what the object tag shows, and what a person answers. */
export interface Example {
  /** The value of the object tag's data field. */
  shown: unknown
  /** The `value` of the region. */
  value: Record<string, unknown>
  /** Keys of the region beside the common ones. */
  region?: Record<string, unknown>
}

/** How a person fills one control tag. One file a tag. */
export interface TagAnnotator {
  tag: string
  /** The object tags whose answers a model can learn from a dozen made-up examples; for others only the form is checked. */
  learnsFrom: readonly string[]
  /**
   * @param shown the value of the sample task
   * @param index of the label among the control's labels
   */
  example(control: ControlTag, shown: unknown, index: number, nth: number): Example
}

const markers = [
  'apricot',
  'bulldozer',
  'candle',
  'dolphin',
  'elbow',
  'fountain',
  'garlic',
  'hammock',
  'igloo',
  'jigsaw',
]

/** A word that stands in every example of a label and in no other, so that even a small model can learn it. */
export function markerOf(label: number): string {
  return markers[label] ?? `marker${label}`
}

/** Only text can carry a marker; an image stays as it is. */
export function marked(shown: unknown, label: number, nth: number): unknown {
  return typeof shown === 'string' ? `${markerOf(label)} ${markerOf(label)} ${nth}. ${shown}` : shown
}
