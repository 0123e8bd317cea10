import type { TagPair } from '../tag-pairs.ts'

/** Names of templates below `templates/`, and what they become below the backend's folder. */
export type TemplateCopies = Readonly<Record<string, string>>

/** How an engine answers a control tag on an object tag. */
export interface Answer {
  /** How it answers, in sentences for the README and the comment of the model. */
  summary: string
  /** Templates that `src/model.ts` is put together from, the class first. */
  model: readonly string[]
  /** Templates that `src/model.test.ts` is put together from. */
  test: readonly string[]
  /** What `control.read` gives of the prediction in the test, as a literal of TypeScript. */
  expected: string
  /** Further words that stand in the templates, and what they become. */
  words?: Readonly<Record<string, string>>
  /** Further files. */
  files?: TemplateCopies
  /** Attributes that labels get in the label config, by what the label is called; or the tag itself if it has no labels. */
  attributes?: (label: string | undefined, index: number) => Readonly<Record<string, string>>
}

/** How an engine answers a pair; undefined where it does not fit. */
export type Answers = (pair: TagPair) => Answer | undefined
