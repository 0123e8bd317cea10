import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'
import { shownText, showsText } from './shown-text.ts'
import { firstLabels, spanTemplate } from './span-objects.ts'

const texts = 'It learns from the texts of each label (TF-IDF and logistic regression).'
const spans = 'It learns from the labeled spans (a conditional random field).'
const places = 'It learns where each label stands on average: for forms, screens and other fixed layouts.'

/** The learners of `@label-studio-ml/learners`; for boxes, their average. */
export function learnedAnswer({ control, object }: TagPair): Answer | undefined {
  if ((control === 'Choices' || control === 'Taxonomy') && showsText(object)) return ofTexts(control, object)
  const template = spanTemplate(object)
  if (firstLabels[control] && template) return ofSpans(control, object, template)
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

function ofSpans(control: TagPair['control'], object: TagPair['object'], template: string): Answer {
  const [first, second] = firstLabels[control]!
  return {
    summary: spans,
    model: ['learned/model-of-spans.ts', `spans/${template}.ts`, 'spans/found.ts', `learned/spans-of-${template}.ts`],
    test: ['learned/test-of-spans.ts', `learned/test-span-of-${template}.ts`],
    expected: '',
    words: { GeneratedFirst: first, GeneratedSecond: second, GeneratedData: dataOfTexts[object]! },
  }
}

function ofBoxes(): Answer {
  return {
    summary: places,
    model: ['learned/model-of-boxes.ts'],
    test: ['learned/test-of-boxes.ts'],
    expected: '',
    files: { 'learned/mean-boxes.ts': 'src/mean-boxes.ts' },
  }
}
