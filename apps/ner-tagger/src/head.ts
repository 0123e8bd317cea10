import {
  createPhraseFinder,
  type EntityTagger,
  type Gazetteer,
  learnGazetteer,
  phraseOf,
  textPieces,
} from '@label-studio-ml/learners'
import {
  annotatedRegions,
  type ControlTagOf,
  isKnownLabel,
  type Region,
  readSpans,
  type ScoredResult,
  type Task,
  type TextSpan,
  visibleRegions,
} from '@label-studio-ml/sdk'
import {
  configGazetteer,
  type EntityFinder,
  type FoundEntities,
  findEntities,
  gazetteerFinder,
  taggerFinder,
} from './find-entities.ts'
import { type LabeledObject, readTexts, thresholdOf } from './task-texts.ts'

/** What was learned for one Labels tag: a tagger, or from few texts the annotated phrases. */
export type LearnedHead = { tagger: EntityTagger } | { gazetteer: Gazetteer }

/** Answers one Labels tag, for each Text it labels. */
export function createHead(control: ControlTagOf<'Labels'>, learned: LearnedHead | undefined) {
  const threshold = thresholdOf(control)
  const finderFor = createFinderChoice(control, learned)

  const find = async (task: Task, target: LabeledObject, signal: AbortSignal): Promise<FoundEntities> => {
    const { entities, noneScore } = await findEntities(await finderFor(task, target, signal), target.text, signal)
    const kept = entities.filter(({ label, score }) => score >= threshold && isKnownLabel(control, label))
    return { entities: kept, noneScore }
  }

  return {
    /** Every entity; the score is that of the least sure one, or of there being none. */
    async predict(task: Task, signal: AbortSignal): Promise<ScoredResult> {
      const result: Region[] = []
      const scores: number[] = []
      for (const target of readTexts(control, task)) {
        const { entities, noneScore } = await find(task, target, signal)
        for (const { label, score, ...range } of entities) {
          result.push(regionOf(control, target, { ...range, labels: [label] }, score))
        }
        scores.push(...(entities.length > 0 ? entities.map(({ score }) => score) : [noneScore]))
      }
      return { result, score: scores.length > 0 ? scores.reduce((a, b) => Math.min(a, b)) : null }
    },

    /** Spans of the same phrases as the drawn regions; nothing where something is labeled. */
    async suggest(task: Task, prompts: readonly Region[], signal: AbortSignal): Promise<Region[]> {
      const result: Region[] = []
      for (const target of readTexts(control, task)) {
        const drawn = readDrawn(control, target, prompts)
        if (drawn.length === 0) continue
        const labeled = readSpans(control, [...prompts, ...visibleRegions(task)], target).spans
        const ranges = createOccupiedRanges(target.text.length, labeled)
        for (const span of await findSimilarSpans(target.text, drawn, signal)) {
          if (ranges.reserve(span)) result.push(regionOf(control, target, span))
        }
      }
      return result
    },
  }
}

export type Head = ReturnType<typeof createHead>

/** A tagger answers alone; without one the phrases of the label config, of the training and of the task itself count. */
function createFinderChoice(control: ControlTagOf<'Labels'>, learned: LearnedHead | undefined) {
  const tagger = learned && 'tagger' in learned ? learned.tagger : undefined
  const phrases = learned && 'gazetteer' in learned ? learned.gazetteer : []
  const gazetteer = new Map([...configGazetteer(control), ...phrases])
  const general = tagger ? taggerFinder(tagger) : gazetteerFinder(gazetteer)
  return async (task: Task, target: LabeledObject, signal: AbortSignal): Promise<EntityFinder> => {
    const annotated = tagger ? [] : readSpans(control, annotatedRegions(task), target).spans
    if (annotated.length === 0) return general
    const spans = annotated.flatMap(({ labels, ...range }) => labels.map((label) => ({ ...range, label })))
    return gazetteerFinder(new Map([...gazetteer, ...(await learnGazetteer([{ text: target.text, spans }], signal))]))
  }
}

/** The prompts of this control on this text with labels it knows. */
function readDrawn(control: ControlTagOf<'Labels'>, target: LabeledObject, prompts: readonly Region[]): TextSpan[] {
  return readSpans(control, prompts, target).spans.flatMap(({ labels, ...range }) => {
    const known = labels.filter((label) => isKnownLabel(control, label))
    return known.length > 0 ? [{ ...range, labels: control.multiple ? known : known.slice(0, 1) }] : []
  })
}

/** Where else the phrases of the drawn spans stand, with the labels that were chosen; the later span wins. */
async function findSimilarSpans(text: string, drawn: readonly TextSpan[], signal: AbortSignal): Promise<TextSpan[]> {
  const find = createPhraseFinder(new Map(drawn.map((span) => [phraseOf(text, span), span.labels])))
  const similar: TextSpan[] = []
  for await (const piece of textPieces(text, signal)) {
    for (const { start, end, value } of find(piece.text)) {
      similar.push({ start: start + piece.start, end: end + piece.start, labels: value })
    }
  }
  return similar
}

/** Remembers which parts of a text are labeled. `reserve` says whether a range was free, and from then on it is not. */
function createOccupiedRanges(length: number, labeled: readonly TextSpan[]) {
  const isOccupied = new Uint8Array(length)
  for (const { start, end } of labeled) isOccupied.fill(1, start, end)
  return {
    reserve({ start, end }: TextSpan): boolean {
      if (isOccupied.subarray(start, end).includes(1)) return false
      isOccupied.fill(1, start, end)
      return true
    },
  }
}

/** Builders give every region a new random id: the editor drops an answer with an id that it has already. */
function regionOf(
  control: ControlTagOf<'Labels'>,
  { toName, taskText }: LabeledObject,
  span: TextSpan,
  score?: number,
): Region {
  return control.span({
    start: taskText.toCodePoint(span.start),
    end: taskText.toCodePoint(span.end),
    labels: span.labels,
    taskText,
    toName,
    score,
  })
}
