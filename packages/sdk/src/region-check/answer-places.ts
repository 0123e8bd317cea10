import type { LabelConfig } from '../parse-label-config.ts'
import { type RegionProblem, type RegionValue, unexpected } from '../value-rules/value-rule.ts'
import type { ItemCheck } from './strict-check.ts'

/**
 * For each `result` a check of the answers in it about a region or a page; it gets the sound items in order. Without the place
 * of the region the editor takes the first item of an id for an answer about the whole task; without a page it shows none.
 */
export function compilePlaceCheck(config: LabelConfig): () => ItemCheck {
  const isNeeded = config.controls.some(({ perRegion, perItem }) => perRegion || perItem)
  return isNeeded ? () => createPlaceCheck(config) : () => noCheck
}

const noCheck: ItemCheck = () => undefined

function createPlaceCheck(config: LabelConfig): ItemCheck {
  const placed = new Set<unknown>()
  return (item) => {
    const { from_name, id, item_index, value } = item as RegionValue
    const control = config.findControl(String(from_name))
    if (control?.perItem && typeof item_index !== 'number')
      return unexpected('item_index', item_index, 'the page, counted from 0, of an answer of a perItem control')
    const hasPlace = !control?.perRegion || Object.keys(value as object).length > 1
    if (hasPlace) placed.add(id)
    return hasPlace || (id !== undefined && placed.has(id)) ? undefined : noPlace
  }
}

const noPlace: RegionProblem = {
  path: 'value',
  problem:
    'has no place; expected that of the region which the answer is about, as start and end, or x and y, and its id',
  fix: 'Build it with the option region, or put it after that region',
}
