import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'
import { shownText, showsText } from './shown-text.ts'

const texts = 'It learns from the texts of each label (TF-IDF and logistic regression).'
const spans = 'It learns from the labeled spans (a conditional random field).'
const places = 'It learns where each label stands on average: for forms, screens and other fixed layouts.'

/** The learners of `@label-studio-ml/learners`; for boxes, their average. */
export function learnedAnswer({ control, object }: TagPair): Answer | undefined {
  if ((control === 'Choices' || control === 'Taxonomy') && showsText(object)) return ofTexts(control, object)
  if (control === 'Labels' && object === 'Text') return ofSpans()
  return control === 'RectangleLabels' ? ofBoxes() : undefined
}

function ofTexts(control: 'Choices' | 'Taxonomy', object: TagPair['object']): Answer {
  const [yes, no] = { Choices: ["'Yes'", "'No'"], Taxonomy: ["[['Animal', 'Cat']]", "[['Animal', 'Dog']]"] }[control]
  return {
    summary: texts,
    model: ['learned/model-of-texts.ts', shownText(object)],
    test: ['learned/test-of-texts.ts'],
    expected: '',
    words: { GeneratedYes: yes!, GeneratedNo: no!, GeneratedData: dataOfTexts[object]! },
  }
}

/** How the test makes a task of a text. */
const dataOfTexts: Partial<Record<TagPair['object'], string>> = {
  Text: '{ text }',
  HyperText: '{ html: text }',
  Paragraphs: "{ dialogue: [{ author: 'Mary', text }] }",
  Table: '{ table: [{ text }] }',
  List: "{ list: [{ id: '1', title: text }] }",
  Chat: "{ chat: [{ role: 'user', content: text }] }",
}

function ofSpans(): Answer {
  return {
    summary: spans,
    model: ['learned/model-of-spans.ts', 'learned/spans-of-text.ts'],
    test: ['learned/test-of-spans.ts', 'learned/test-span-of-text.ts'],
    expected: '',
    words: { GeneratedFirst: 'Person', GeneratedSecond: 'Place', GeneratedData: '{ text }' },
  }
}

function ofBoxes(): Answer {
  return {
    summary: places,
    model: ['learned/model-of-boxes.ts'],
    test: ['learned/test-of-boxes.ts'],
    expected: '',
    files: {
      'learned/mean-boxes.ts': 'src/mean-boxes.ts',
      'image/image.ts': 'src/image.ts',
      'image/image-test.ts': 'src/image.test.ts',
    },
  }
}
