import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { TagSupport } from '../tags/tag-support.ts'
import { supportOf, tagSupports } from '../tags/tag-supports.ts'
import { mergedVideoVector } from '../tags/video-vector.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type ValueRule } from '../value-rules/value-rule.ts'

/** The rule for the values of a control's regions of this type; undefined for a type that is not the control's. */
export function strictRuleOf(type: string, control: ControlTagData): ValueRule | undefined {
  if (type !== control.type) return mergedRule(type, control)
  return supportOf(control.tag)?.check ?? (type.endsWith('labels') ? labelList(type) : () => undefined)
}

/** A `Labels` control beside a geometry tool may answer with that tool's type: geometry and labels in one region. */
function mergedRule(type: string, control: ControlTagData): ValueRule | undefined {
  if (control.tag !== 'Labels') return undefined
  if (type === 'videovectorlabels') return mergedVideoVector
  const tool = Object.values<TagSupport>(tagSupports).find(({ spec }) => spec.on.Image && `${spec.type}labels` === type)
  return tool && allOf(labelList(type), tool.check)
}
