import {
  type CodePointOffsets,
  type ControlTag,
  codePointOffsets,
  type ObjectTag,
  type Region,
  type ScoredResult,
  type Task,
} from '@label-studio-ml/sdk'
import { type EntityFinder, type FoundEntities, findEntities, phraseBookFinder, taggerFinder } from './find-entities.ts'
import { createFreePlaces } from './free-places.ts'
import { isKnownLabel } from './known-label.ts'
import type { LearnedHead } from './learned-head.ts'
import { findLookAlikes } from './look-alikes.ts'
import { configPhrases, learnPhrases } from './phrase-book.ts'
import { plainTextOf } from './plain-text.ts'
import { type RegionSpan, readRegions } from './region-spans.ts'
import { scoreThreshold } from './score-threshold.ts'
import { annotatedRegions, shownRegions } from './task-regions.ts'

/** One text of a task. */
interface ShownText {
  object: ObjectTag
  text: string
  offsets: CodePointOffsets
}

/** Answers one Labels tag, for each Text it labels. */
export function createHead(control: ControlTag, learned: LearnedHead | undefined) {
  const threshold = scoreThreshold(control)
  const finderFor = createFinderChoice(control, learned)

  const find = async (task: Task, shown: ShownText, signal: AbortSignal): Promise<FoundEntities> => {
    const { entities, noneScore } = await findEntities(await finderFor(task, shown, signal), shown.text, signal)
    const kept = entities.filter(({ label, score }) => score >= threshold && isKnownLabel(control, label))
    return { entities: kept, noneScore }
  }

  return {
    /** Every entity; the score is that of the least sure one, or of there being none. */
    async predict(task: Task, signal: AbortSignal): Promise<ScoredResult> {
      const result: Region[] = []
      const scores: number[] = []
      for (const shown of shownTexts(control, task)) {
        const { entities, noneScore } = await find(task, shown, signal)
        for (const { label, score, ...place } of entities) {
          result.push(regionOf(control, shown, { ...place, labels: [label] }, score))
        }
        scores.push(...(entities.length > 0 ? entities.map(({ score }) => score) : [noneScore]))
      }
      return { result, score: scores.length > 0 ? scores.reduce((a, b) => Math.min(a, b)) : null }
    },

    /** The look-alikes of drawn regions in their text; nothing where something is labeled. */
    async suggest(task: Task, prompts: readonly Region[], signal: AbortSignal): Promise<Region[]> {
      const result: Region[] = []
      for (const shown of shownTexts(control, task)) {
        const drawn = readDrawn(control, shown, prompts)
        if (drawn.length === 0) continue
        const labeled = readRegions([...prompts, ...shownRegions(task)], control, shown.object, shown.offsets).spans
        const places = createFreePlaces(shown.text.length, labeled)
        for (const span of await findLookAlikes(shown.text, drawn, signal)) {
          if (places.take(span)) result.push(regionOf(control, shown, span))
        }
      }
      return result
    },
  }
}

export type Head = ReturnType<typeof createHead>

/** A tagger answers alone; without one the words of the label config, of the training and of the task itself count. */
function createFinderChoice(control: ControlTag, learned: LearnedHead | undefined) {
  const tagger = learned && 'tagger' in learned ? learned.tagger : undefined
  const phrases = learned && 'phrases' in learned ? learned.phrases : []
  const book = new Map([...configPhrases(control), ...phrases])
  const general = tagger ? taggerFinder(tagger) : phraseBookFinder(book)
  return async (task: Task, { object, text, offsets }: ShownText, signal: AbortSignal): Promise<EntityFinder> => {
    const annotated = tagger ? [] : readRegions(annotatedRegions(task), control, object, offsets).spans
    if (annotated.length === 0) return general
    const spans = annotated.flatMap(({ labels, ...place }) => labels.map((label) => ({ ...place, label })))
    return phraseBookFinder(new Map([...book, ...(await learnPhrases([{ text, spans }], signal))]))
  }
}

/** The texts that a control labels; it stands in no Repeater, whose items have controls of their own. */
function shownTexts({ objects, repeatFlags }: ControlTag, task: Task): ShownText[] {
  if (repeatFlags.length > 0) return []
  return objects.flatMap((object) => {
    const text = object.tag === 'Text' ? plainTextOf(object, task) : undefined
    return text === undefined ? [] : [{ object, text, offsets: codePointOffsets(text) }]
  })
}

/** The prompts of this control on this text with labels it knows. */
function readDrawn(control: ControlTag, { object, offsets }: ShownText, prompts: readonly Region[]): RegionSpan[] {
  const { spans } = readRegions(prompts, control, object, offsets)
  return spans.flatMap(({ labels, ...place }) => {
    const known = labels.filter((label) => isKnownLabel(control, label))
    return known.length > 0 ? [{ ...place, labels: control.multiple ? known : known.slice(0, 1) }] : []
  })
}

/** Builders give every region a new random id: the editor drops an answer with an id that it has already. */
function regionOf(control: ControlTag, { object, offsets }: ShownText, span: RegionSpan, score?: number): Region {
  return control.span({
    start: offsets.toCodePoint(span.start),
    end: offsets.toCodePoint(span.end),
    labels: span.labels,
    taskText: offsets,
    toName: object.name,
    score,
  })
}
