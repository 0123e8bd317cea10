import { listNames, quoteNames } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { acceptsAnyLabel, hasPath } from '../label-config/known-labels.ts'
import { isStrings, type RegionProblem, unexpected, type ValueRule } from './value-rule.ts'

/**
 * `value[name]` must be a list of labels of the control, at most one unless the tag says `choice="multiple"`. Controls whose
 * labels come from the task accept any.
 */
export function labelList(name: string): ValueRule {
  return (value, control) => {
    const labels = value[name]
    if (!isStrings(labels)) return unexpected(`value.${name}`, labels, 'a list of labels')
    if (labels.length > 1 && !control.multiple) return tooMany(name, labels.length, control)
    if (acceptsAnyLabel(control)) return undefined
    const unknown = labels.findIndex((label) => !control.labelNames.has(label))
    return unknown === -1 ? undefined : unknownLabelAt(`value.${name}[${unknown}]`, labels[unknown]!, control)
  }
}

/** As `labelList`, but the key may be absent (`VideoRectangle` takes its labels from a sibling `Labels`). */
export function optionalLabelList(name: string): ValueRule {
  const rule = labelList(name)
  return (value, control) => (value[name] === undefined ? undefined : rule(value, control))
}

/** `value[name]` must be a list of paths from the root of nested choices. */
export function pathList(name: string): ValueRule {
  return (value, control) => {
    const paths = value[name]
    if (!Array.isArray(paths) || !paths.every(isStrings))
      return unexpected(`value.${name}`, paths, 'a list of paths, each a list of labels')
    if (paths.length > 1 && !control.multiple) return tooMany(name, paths.length, control)
    if (acceptsAnyLabel(control)) return undefined
    const unknown = paths.findIndex((path) => !hasPath(control, path))
    return unknown === -1 ? undefined : unknownLabelAt(`value.${name}[${unknown}]`, paths[unknown]!, control)
  }
}

function tooMany(name: string, count: number, control: ControlTagData): RegionProblem {
  const problem = `has ${count} entries, but ${tagOf(control)} takes one`
  return { path: `value.${name}`, problem, fix: 'Send one, or write choice="multiple" in the label config' }
}

/** The problem of a label, or of a path of them, that the label config does not have. */
function unknownLabelAt(path: string, label: string | readonly string[], control: ControlTagData): RegionProblem {
  const aliased = control.labels.find(({ value, name }) => value === label && name !== label)
  const known = aliased ? `results carry its alias "${aliased.name}"` : `known: ${listNames(control.labelNames)}`
  return {
    path,
    problem: `${quoteNames(label)} is not a label of ${tagOf(control)}; ${known}`,
    fix: aliased ? undefined : 'Map it with buildLabelMap',
  }
}

function tagOf({ tag, name }: ControlTagData): string {
  return `<${tag} name=${quoteNames(name)}>`
}
