import { type ControlTagData, repeatControl } from './label-config/control-tag-data.ts'
import { type TagBuilders, tagBuilders } from './tags/tag-builders.ts'

/** A control tag of a label config with the builders of its regions. */
export interface ControlTag extends ControlTagData, TagBuilders {
  /** The control that a Repeater writes for its nth item (from 0): `{{idx}}` replaced in names and attributes. */
  at(...indexes: number[]): ControlTag
}

/** Binds the builders to what the config says about a control tag. */
export function createControlTag(data: ControlTagData): ControlTag {
  return { ...data, ...tagBuilders(data), at: (...indexes) => createControlTag(repeatControl(data, indexes)) }
}
