import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { field, isStrings, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `TextArea`, one text or several.
 * @example control.write('A short summary.', { score: 0.7 })
 */
function write(
  control: ControlTagData,
  texts: string | readonly string[],
  options: RegionOptions = {},
): RegionOf<'TextArea'> {
  return regionOf(control, 'textarea', { text: [texts].flat() }, options)
}

/** The editor reads a bare string as one text. */
function readTexts({ text }: RegionValue): { texts: string[] } | undefined {
  const texts = typeof text === 'string' ? [text] : text
  return isStrings(texts) ? { texts } : undefined
}

export const textArea = {
  spec: controlTags.TextArea,
  build: { write },
  read: readTexts,
  check: field('text', 'a list of strings', isStrings),
  sample: (control: ControlTagData, { random }: SamplePlace): Region[] => [
    write(control, random.pick(['A short text.', 'Zwei Wörter', '🐱 and more'])),
  ],
} satisfies TagSupport
