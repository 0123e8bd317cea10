import type { Region } from '@label-studio-ml/protocol'
import type { ControlTagData } from './control-tag-data.ts'
import type { VisibilityRule } from './visibility-rule.ts'

/** Types of results that answer for the whole task, or for a region that another result draws. */
const answerTypes = new Set(
  'choices taxonomy rating number datetime textarea pairwise ranker reactcode relation'.split(' '),
)

/**
 * Whether the editor shows a control tag beside this result, and so keeps an answer to it: `visibleWhen` of the tag and of
 * those around it, and `perRegion`. Ask before answering a control tag that depends on what was answered before.
 * `region-selected` holds if some region of the result could be selected to show the control.
 * @param result the regions of the annotation or prediction so far
 * @param regionId asks for one region: the annotator has selected it
 * @example isVisible(control, [control.choose('Yes')]) // true without visibleWhen
 */
export function isVisible(
  control: Pick<ControlTagData, 'name' | 'toName' | 'perRegion' | 'visibleWhen' | 'attribute'>,
  result: readonly Region[],
  regionId?: string,
): boolean {
  const areas = areasOf(result, regionId)
  const others = result.filter(({ from_name }) => from_name !== control.name)
  if (control.perRegion && !areas.some((area) => takesAnswer(area, control))) return false
  return control.visibleWhen.every((rule) => {
    if (rule.when === 'region-selected') return areas.some((area) => fits(area, rule))
    if (rule.when === 'no-region-selected') return regionId === undefined
    return isChosen(rule, others, regionId) === (rule.when === 'choice-selected')
  })
}

/** The results that share an id draw one region and label it. */
function areasOf(result: readonly Region[], regionId: string | undefined): Region[][] {
  const areas = new Map<unknown, Region[]>()
  for (const region of result) {
    const id = region.id ?? region
    if (regionId !== undefined && id !== regionId) continue
    areas.set(id, [...(areas.get(id) ?? []), region])
  }
  return [...areas.values()].filter((area) => area.some(({ type }) => !answerTypes.has(String(type).toLowerCase())))
}

function fits(area: readonly Region[], { tagName, labelValues, roles }: VisibilityRule): boolean {
  const labeling = area.find((region) => labelsOf(region).length > 0)
  if (tagName !== undefined && labeling?.from_name !== tagName) return false
  if (roles.length > 0 && !area.some((region) => roles.includes(roleOf(region)))) return false
  return (
    labelValues.length === 0 ||
    (labeling !== undefined && labelValues.some((label) => labelsOf(labeling).includes(label)))
  )
}

function roleOf({ value }: Region): string {
  return String((value as { chatmessage?: { role?: unknown } } | undefined)?.chatmessage?.role)
}

/** `perRegion` controls with `whenLabelValue` are asked for regions with this label, or one of these. */
function takesAnswer(area: readonly Region[], control: Pick<ControlTagData, 'toName' | 'attribute'>): boolean {
  if (!area.some(({ to_name }) => control.toName.includes(String(to_name)))) return false
  const wanted = control.attribute('whenLabelValue')
  if (!wanted) return true
  const labels = area.flatMap(labelsOf)
  return [wanted, ...wanted.split(',')].some((label) => labels.includes(label))
}

function labelsOf({ type, value }: Region): unknown[] {
  const values = value as Record<string, unknown> | undefined
  const labels = values?.[String(type)] ?? values?.labels
  return String(type).endsWith('labels') || values?.labels !== undefined ? [labels].flat() : []
}

function isChosen(rule: VisibilityRule, others: readonly Region[], regionId: string | undefined): boolean {
  const { tagName, tagPerRegion, choiceValues } = rule
  const answers = others.filter(
    ({ id, from_name }) =>
      (tagName === undefined || from_name === tagName) && (!tagPerRegion || regionId === undefined || id === regionId),
  )
  const chosen = answers.flatMap(leavesOf)
  return choiceValues.length === 0 ? chosen.length > 0 : choiceValues.some((choice) => chosen.includes(choice))
}

/** Chosen names, of nested choices the last of the path. */
function leavesOf({ type, value }: Region): unknown[] {
  const { choices, taxonomy } = (value ?? {}) as Record<string, unknown>
  const chosen = type === 'choices' ? choices : type === 'taxonomy' ? taxonomy : undefined
  return Array.isArray(chosen) ? chosen.map((choice) => (Array.isArray(choice) ? choice.at(-1) : choice)) : []
}
