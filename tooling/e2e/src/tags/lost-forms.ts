import type { TagName } from '@label-studio-ml/protocol'
import { type Drawing, drawings } from './drawings.ts'

/** A value in a form that other clients write. The editor takes it for an answer about the whole task, and draws nothing. */
export interface LostForm {
  name: string
  drawing: Drawing
  /** The value that the editor keeps. */
  kept: Record<string, unknown>
}

type Value = Record<string, unknown>

function lost(name: string, tag: TagName, kept: Value, change: (value: Value) => Value): LostForm {
  const drawing = drawings.find((one) => one.tag === tag)!
  const result = drawing.result.map((region) => ({ ...region, value: change(region.value as Value) }))
  return { name, drawing: { ...drawing, result }, kept }
}

/** The strict check refuses each of them. */
export const lostForms: readonly LostForm[] = [
  lost('a key point without width', 'KeyPointLabels', { keypointlabels: ['Nose'] }, ({ width, ...value }) => value),
  lost('paragraphs counted in numbers', 'ParagraphLabels', { paragraphlabels: ['Answer'] }, (value) => ({
    ...value,
    start: 1,
    end: 1,
  })),
  lost('coordinates in quotes', 'RectangleLabels', { rectanglelabels: ['Car'] }, (value) => ({
    ...value,
    x: String(value.x),
  })),
]
