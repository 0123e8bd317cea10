import { expect, it } from 'vitest'
import { controlTags } from './control-tags.ts'
import { valueFields } from './value-fields.ts'

it('says what each key of a value is', () => {
  expect(valueFields(controlTags.Pairwise.on.Text.value)).toEqual([
    { key: 'selected', type: '"left" or "right"', isOptional: false, description: '' },
  ])
})

it('takes together the forms of a value; what one of them lacks is optional', () => {
  const fields = valueFields(controlTags.HyperTextLabels.on.HyperText.value)
  const shown = fields.map(({ key, type, isOptional }) => `${key}: ${type}${isOptional ? '?' : ''}`)
  expect(shown).toContain('startOffset: integer?')
  expect(shown).toContain('hypertextlabels: list of string')
})
