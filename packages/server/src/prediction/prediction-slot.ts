import type { Region } from '@label-studio-ml/protocol'
import type { LabelConfig, ScoredResult } from '@label-studio-ml/sdk'
import { type CheckLevel, checkSentResult } from '@label-studio-ml/sdk/host'

export interface SlotOptions {
  config: LabelConfig
  version: string
  /** How regions are checked before they are sent. */
  checkLevel: CheckLevel
}

/**
 * The slot of one task as JSON text: the regions that fit the label config, the score, the model version.
 * A region that does not fit is left out and reported: one bad region makes a Label Studio that validates predictions
 * refuse the whole batch. Null when none of the model's regions is left, which is not the same as finding nothing.
 * Throws a TypeError for an answer that is not a prediction.
 */
export function predictionSlot(
  draft: unknown,
  { config, version, checkLevel }: SlotOptions,
  onInvalidRegion: (detail: string) => void,
): string | null {
  const { result: drafted, score } = readDraft(draft)
  const items = Array.from(drafted, (region) => itemOf(region, config))
  const problems = checkSentResult(
    items.map(({ region }) => region),
    config,
    { level: checkLevel },
  )
  for (const { index, message } of problems)
    onInvalidRegion(items[index!]!.text === undefined ? `result[${index}]: ${unwritten}` : message)
  const wrong = new Set(problems.map(({ index }) => index))
  const kept = items.filter((_, index) => !wrong.has(index))
  if (kept.length === 0 && items.length > 0) return null
  const sure = JSON.stringify(probability(score ?? leastScore(kept)))
  return `{"result":[${kept.map(({ text }) => text).join()}],"score":${sure},"model_version":${JSON.stringify(version)}}`
}

const unwritten = 'cannot be written as JSON; expected a region of plain values, without cycles and BigInt'

/** A region in the form in which it is sent, with its JSON; nothing of what JSON cannot hold. */
interface Item {
  readonly region: Region | undefined
  readonly text: string | undefined
}

function itemOf(drafted: Region, config: LabelConfig): Item {
  try {
    const region = acceptedForm(drafted, config)
    return { region, text: JSON.stringify(region) }
  } catch {
    return { region: undefined, text: undefined }
  }
}

/** The slot of a task in which there is nothing to find: Label Studio stores it, and does not ask again. */
export function emptySlot(version: string): string {
  return JSON.stringify({ result: [], score: null, model_version: version })
}

function readDraft(draft: unknown): { result: Region[]; score?: number | null | undefined } {
  if (draft === null || draft === undefined) return { result: [] }
  if (Array.isArray(draft)) return { result: draft }
  const given = draft as Partial<ScoredResult> & Region
  if (Array.isArray(given.result)) return { result: given.result, score: given.score }
  if (typeof given.from_name === 'string') return { result: [given] }
  const found = typeof draft === 'object' ? 'an object without result and from_name' : typeof draft
  throw new TypeError(`predict must return a region, a list of regions, { result, score } or null; got ${found}`)
}

/** The task's score is its least sure region's: annotators see the least sure tasks first. `Math.min` takes no list of 200,000. */
function leastScore(kept: readonly Item[]): number | null {
  let least: number | null = null
  for (const { region } of kept) {
    const score = region?.score
    if (typeof score === 'number' && (least === null || score < least)) least = score
  }
  return least
}

/** Label Studio takes scores from 0 to 1, or none. */
function probability(score: number | null): number | null {
  return typeof score === 'number' && Number.isFinite(score) ? Math.min(1, Math.max(0, score)) : null
}

/**
 * A region in the form that both the editor and Label Studio's validation take: the editor reads a relation without a
 * direction as one to the right, and writes a Pairwise's own name as its to_name; the validation refuses both.
 */
function acceptedForm(region: Region, config: LabelConfig): Region {
  if (region?.type === 'relation') return { ...region, direction: region.direction ?? 'right' }
  if (region?.type !== 'pairwise' || region.to_name !== region.from_name) return region
  const compared = config.findControl(String(region.from_name))?.objects[0]
  return compared ? { ...region, to_name: compared.name } : region
}
