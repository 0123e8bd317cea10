import type { Region } from '@label-studio-ml/protocol'
import type { ControlTag } from '../control-tag.ts'
import { isVisible } from '../label-config/is-visible.ts'
import type { Random } from '../random.ts'
import { placeOf } from '../tags/region-frame.ts'
import { sampleLabels } from '../tags/region-labels.ts'
import { supportOf } from '../tags/tag-supports.ts'
import { areaRuleOf } from '../value-rules/area-rules.ts'
import { isObject } from '../value-rules/value-rule.ts'
import { withTaskLabels } from './task-labels.ts'

/** What a prediction has so far. */
export interface Made {
  readonly random: Random
  readonly data: unknown
  readonly result: Region[]
}

/** The answer of one control tag; none where it has nothing to answer about. */
export function sampleRegions(control: ControlTag, made: Made): Region[] {
  if (supportOf(control.tag) === undefined) return []
  if (control.toName.length > 1 && control.tag !== 'Pairwise') return []
  if (control.is('Labels') && control.objects[0]?.tag === 'Image') {
    const area = pick(
      made.random,
      made.result.filter((region) => isUnnamedArea(region, control, made.result)),
    )
    return area
      ? [control.label(area, sampleLabels(withTaskLabels(control, made.data), { ...made, shown: undefined }))]
      : []
  }
  if (!control.perRegion) return ownRegions(control, made).map((region) => onPage(region, control, made))
  const about = pick(
    made.random,
    made.result.filter((region) => takesAnswer(region, control, made.result)),
  )
  return about ? ownRegions(control, made).map((answer) => answerAbout(about, answer)) : []
}

/** The regions that the tag's support makes up, under ids of the seed. */
function ownRegions(control: ControlTag, { random, data }: Made): Region[] {
  const free = { ...withTaskLabels(control, data), perRegion: false, perItem: false }
  const shown = control.objects[0]?.valueOf(data)
  const regions = supportOf(control.tag)!.sample(free, { random, shown })
  const ids = new Map<unknown, string>()
  return regions.map((region) => {
    const id = ids.get(region.id) ?? randomId(random)
    ids.set(region.id, id)
    return { ...region, id }
  })
}

function isUnnamedArea({ id, to_name, value }: Region, control: ControlTag, result: readonly Region[]): boolean {
  if (to_name !== control.toName[0] || !isObject(value) || areaRuleOf(value) === undefined) return false
  return !result.some(
    (other) => other.id === id && Object.keys(other.value as object).some((key) => key.endsWith('labels')),
  )
}

function takesAnswer({ id, to_name }: Region, control: ControlTag, result: readonly Region[]): boolean {
  return control.toName.includes(String(to_name)) && isVisible(control, result, String(id))
}

/** As the editor writes an answer about a region: with its id and its place. */
function answerAbout(region: Region, answer: Region): Region {
  const { keys, value } = placeOf(region)
  return {
    ...answer,
    id: region.id,
    to_name: region.to_name,
    ...keys,
    value: { ...value, ...(answer.value as object) },
  }
}

function onPage(region: Region, { perItem, objects }: ControlTag, { random, data }: Made): Region {
  if (!perItem || region.item_index !== undefined) return region
  const pages = objects[0]?.attribute('valueList') ? objects[0].valueOf(data) : undefined
  return { ...region, item_index: Array.isArray(pages) && pages.length > 0 ? random.integer(0, pages.length - 1) : 0 }
}

function randomId(random: Random): string {
  return Array.from({ length: 10 }, () => random.integer(0, 35).toString(36)).join('')
}

function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items.length === 0 ? undefined : random.pick(items)
}
