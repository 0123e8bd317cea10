import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { sampleWords } from '../objects/sample-words.ts'
import { laxStrings } from '../value-models/lax.ts'
import { answerUnder, valueModel } from '../value-models/value-model.ts'
import { numberAttribute } from '../value-rules/number-attribute.ts'
import { allOf, field, isStrings, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `TextArea`, one text or several.
 * @example control.write('A short summary.', { score: 0.7 })
 * @throws BackendError REGION_INVALID for no text, or more than `maxSubmissions`
 */
function write(
  control: ControlTagData,
  texts: string | readonly string[],
  options: RegionOptions = {},
): RegionOf<'TextArea'> {
  const text = [texts].flat()
  const wrong = check({ text }, control)
  if (wrong) throw regionError(control, `has wrong texts: ${wrong.problem}`)
  if (text.length === 0) throw regionError(control, 'has no text; leave the region out')
  return regionOf(control, 'textarea', { text }, options)
}

const check = allOf(field('text', 'a list of strings', isStrings), ({ text }, control) => {
  const most = numberAttribute(control, 'maxSubmissions')
  const { length } = text as string[]
  if (most === undefined || length <= most) return undefined
  return { path: 'value.text', problem: `has ${length} texts; maxSubmissions is ${most}` }
})

/** The editor reads a bare string as one text. */
function readTexts({ text }: RegionValue): { texts: string[] } | undefined {
  const texts = typeof text === 'string' ? [text] : text
  return isStrings(texts) ? { texts } : undefined
}

export const textArea = {
  spec: controlTags.TextArea,
  build: { write },
  read: readTexts,
  check,
  labelStudio: valueModel({ text: laxStrings }, answerUnder('text')),
  sample: (control: ControlTagData, { random }: SamplePlace): Region[] => [write(control, sampleWords(random))],
} satisfies TagSupport
