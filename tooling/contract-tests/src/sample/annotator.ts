import type { ControlTag, Region } from '@label-studio-ml/sdk'

/** How a person fills one control tag of a label config, again and again. */
export interface Annotator {
  readonly control: ControlTag
  /** The names of the labels that are answered; none for a control without. */
  readonly labels: readonly string[]
  /** Whether a model can be expected to answer what a dozen of these examples say. */
  readonly teaches: boolean
  /** The data of a task that shows a label. */
  dataOf(label: number, id: number): Record<string, unknown>
  /** The answer with a label; with any where the control has none. */
  regionOf(label: number, id: number): Region
}
