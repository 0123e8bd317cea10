import type { EngineName } from './engines.ts'

/** Names of templates, and what they become below the backend's folder. */
export type TemplateCopies = Readonly<Record<string, string>>

/** A control tag on an object tag for which backends can be created. A new pair adds an entry and a folder of templates. */
export interface TagPair {
  control: string
  object: string
  /** Below `templates/`. */
  folder: string
  /** Templates in `folder` that every engine of this pair needs. */
  files: TemplateCopies
  /** Templates in the folder of one engine, beside `model.ts` and `model-test.ts`. */
  engineFiles: Readonly<Partial<Record<EngineName, TemplateCopies>>>
}

export const tagPairs: readonly TagPair[] = [
  {
    control: 'Choices',
    object: 'Text',
    folder: 'choices-on-text',
    files: {},
    engineFiles: { baseline: { 'word-counts.ts': 'src/word-counts.ts' } },
  },
  {
    control: 'Labels',
    object: 'Text',
    folder: 'labels-on-text',
    files: {},
    engineFiles: { baseline: { 'gazetteer.ts': 'src/gazetteer.ts' } },
  },
  {
    control: 'RectangleLabels',
    object: 'Image',
    folder: 'rectangle-labels-on-image',
    files: { 'image.ts': 'src/image.ts', 'image-test.ts': 'src/image.test.ts' },
    engineFiles: { baseline: { 'mean-boxes.ts': 'src/mean-boxes.ts' } },
  },
]
