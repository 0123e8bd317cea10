import type { Region, TagSpec } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { Random } from '../random.ts'
import type { ValueModel } from '../value-models/value-model.ts'
import type { RegionValue, ValueRule } from '../value-rules/value-rule.ts'

/** Builds a region of a control tag, or several; becomes a method of the parsed control tag. */
export type RegionBuilder = (control: ControlTagData, ...rest: never[]) => Region | Region[]

/** Where a value was read. */
export interface ReadPlace {
  readonly control: ControlTagData
  readonly region: Region
}

/** What a random prediction is made for. */
export interface SamplePlace {
  readonly random: Random
  /** What the task has for the control's first object tag. */
  readonly shown: unknown
}

/** Both directions of a control tag's values, and what the schema of its format cannot say. */
export interface TagSupport {
  readonly spec: TagSpec
  readonly build: Readonly<Record<string, RegionBuilder>>
  /** What a region says, typed; undefined for a value of another form. Labels come as they are, known or not. */
  readonly read: (value: RegionValue, place: ReadPlace) => object | undefined
  /** What the editor cannot show, or would lose. */
  readonly check: ValueRule
  /** Which values Label Studio's own validation takes. */
  readonly labelStudio: ValueModel
  /** A region as a model might predict it, or several with one id. */
  readonly sample: (control: ControlTagData, place: SamplePlace) => Region[]
}
