/** Where an entity lies, and its label; the end is exclusive, the unit of the offsets is the caller's. */
export interface LabeledSpan {
  start: number
  end: number
  label: string
}

/** A text with its annotated entities; offsets in UTF-16 code units. */
export interface LabeledText {
  text: string
  spans: readonly LabeledSpan[]
  /** How much it counts, 1 unless given. */
  weight?: number
}
