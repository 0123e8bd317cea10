import { BackendError, type Region } from '@label-studio-ml/protocol'
import { nanoid } from 'nanoid'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { ObjectTag } from '../objects/object-tag.ts'

/** As long as the ids that Label Studio's editor makes, in the same characters (A-Za-z0-9_-). */
const regionIdLength = 10

/** What every builder of a region takes. */
export interface RegionOptions {
  /** How sure the model is, 0..1. */
  score?: number | undefined
  /** The same id in several regions makes them answers about one area; random when left out. */
  id?: string | undefined
  /** The object tag when the control has several; the first when left out. */
  toName?: string | undefined
  /** The page of an `Image valueList`, or of a `perItem` control, from 0. */
  itemIndex?: number | undefined
  /** The region that a `perRegion` answer is about, which takes its id, its object tag and its place. */
  region?: Region | undefined
}

/** The keys that all regions share. */
interface RegionFrame {
  id: string
  from_name: string
  to_name: string
  score?: number
  item_index?: number
}

/**
 * Puts a value into a region of a control tag, with what all regions have in common. `keys` stand beside the common ones.
 * @throws BackendError REGION_INVALID for a score outside 0..1, CONTROL_MISMATCH for an object that the control does not have.
 */
export function regionOf<Type extends string, Value extends object, Keys extends object = Record<never, never>>(
  control: ControlTagData,
  type: Type,
  value: Value,
  options: RegionOptions,
  keys: Keys = {} as Keys,
) {
  const { region: about } = options
  if (about === undefined) return { ...frameOf(control, options), ...keys, type, value }
  const place = placeOf(about)
  const to = {
    ...options,
    toName: options.toName ?? about.to_name ?? undefined,
    id: options.id ?? (about.id == null ? undefined : String(about.id)),
  }
  return { ...frameOf(control, to), ...place.keys, ...keys, type, value: { ...place.value, ...value } }
}

function frameOf(control: ControlTagData, options: RegionOptions): RegionFrame {
  assertNotRepeated(control)
  assertPlaced(control, options)
  const frame: RegionFrame = {
    id: options.id ?? nanoid(regionIdLength),
    from_name: control.name,
    to_name: targetName(control, options),
  }
  if (options.score !== undefined) frame.score = checkedScore(control, options.score)
  if (options.itemIndex !== undefined) frame.item_index = options.itemIndex
  return frame
}

/** Where a region is: every answer about it repeats that, as the editor writes it. */
export function placeOf(region: Region): { keys: Record<string, unknown>; value: Record<string, unknown> } {
  const { type, value, original_width, original_height, image_rotation, original_length, item_index } = region
  const { [String(type)]: _own, labels: _labels, ...place } = (value ?? {}) as Record<string, unknown>
  const keys = { original_width, original_height, image_rotation, original_length, item_index }
  return { keys: Object.fromEntries(Object.entries(keys).filter(([, key]) => key !== undefined)), value: place }
}

/** The object tag that a region of this control refers to; undefined when `toName` names another control (Pairwise). */
export function targetObject(control: ControlTagData, options: RegionOptions): ObjectTag | undefined {
  const name = targetName(control, options)
  return control.objects.find((object) => object.name === name)
}

/** A REGION_INVALID error that names the control. */
export function regionError(control: ControlTagData, problem: string): BackendError {
  return new BackendError('REGION_INVALID', `A region of <${control.tag} name="${control.name}"> ${problem}`)
}

function targetName(control: ControlTagData, { toName }: RegionOptions): string {
  const name = toName ?? control.toName[0]
  if (name !== undefined && control.toName.includes(name)) return name
  const known = control.toName.join(', ')
  throw new BackendError(
    'CONTROL_MISMATCH',
    `<${control.tag} name="${control.name}"> has no toName '${name}'; it has ${known}`,
  )
}

function checkedScore(control: ControlTagData, score: number): number {
  if (score >= 0 && score <= 1) return score
  throw regionError(
    control,
    `has score ${score}; a score is a number from 0 to 1 (turn logits into probabilities first)`,
  )
}

function assertPlaced(control: ControlTagData, { region, itemIndex }: RegionOptions): void {
  if (control.perRegion && region === undefined)
    throw regionError(
      control,
      'is an answer about a region (perRegion); pass that as region, whose id and place it takes',
    )
  if (control.perItem && itemIndex === undefined && region?.item_index === undefined)
    throw regionError(control, 'is an answer about a page (perItem); pass itemIndex, which counts them from 0')
}

function assertNotRepeated(control: ControlTagData): void {
  if (control.repeatFlags.length === 0) return
  const name = `<${control.tag} name="${control.name}">`
  throw new BackendError(
    'CONTROL_MISMATCH',
    `${name} stands in a Repeater: build regions on control.at(index) of one item`,
  )
}
