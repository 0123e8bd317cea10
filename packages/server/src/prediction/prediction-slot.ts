import type { Region } from '@label-studio-ml/protocol'
import type { LabelConfig, ScoredResult } from '@label-studio-ml/sdk'
import { type CheckLevel, checkForm, checkResult, type PredictionProblem } from '@label-studio-ml/sdk/host'

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
  const result = drafted.map((region) => acceptedForm(region, config))
  const problems = problemsOf(result, config, checkLevel)
  for (const { message } of problems) onInvalidRegion(message)
  const wrong = new Set(problems.map(({ index }) => index))
  const kept = wrong.size === 0 ? result : result.filter((_, index) => !wrong.has(index))
  if (kept.length === 0 && result.length > 0) return null
  return JSON.stringify({
    result: kept,
    score: probability(score ?? leastScore(kept)),
    model_version: version,
  })
}

/** The document of this backend holds at every level; `strict` looks at it as well. */
function problemsOf(result: readonly Region[], config: LabelConfig, level: CheckLevel): PredictionProblem[] {
  const problems = checkResult(result, config, { level })
  if (level === 'strict') return problems
  const refused = new Set(problems.map(({ index }) => index))
  return [...problems, ...checkForm(result).filter(({ index }) => !refused.has(index))]
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
  const found =
    typeof draft === 'object' ? `an object with ${Object.keys(given).join(', ') || 'no keys'}` : typeof draft
  throw new TypeError(`predict must return a region, a list of regions, { result, score } or null; got ${found}`)
}

/** The task's score is its least sure region's: annotators see the least sure tasks first. */
function leastScore(regions: Region[]): number | null {
  const scores = regions.map((region) => region.score).filter((score) => typeof score === 'number')
  return scores.length > 0 ? Math.min(...scores) : null
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
