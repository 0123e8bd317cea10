import type { EntityTagger } from '@label-studio-ml/learners'
import type { PhraseBook } from './phrase-book.ts'

/** What was learned for one Labels tag: a tagger, or from few texts the annotated words. */
export type LearnedHead = { tagger: EntityTagger } | { phrases: PhraseBook }
