import { describe, expect, it } from 'vitest'
import { assertNeeds, type Need } from './need.ts'

const refuse = (needs: unknown) => expect(() => assertNeeds('Mine', needs as Need[]))

describe('assertNeeds', () => {
  it.each([
    [[]],
    [[{ control: 'Choices', object: 'Text' }]],
    [[{ control: ['choices', 'Taxonomy'], object: ['TEXT', 'HyperText', 'AudioPlus'] }]],
    [[{ control: 'Chat', object: 'Chat' }]],
  ])('takes %j', (needs) => {
    expect(() => assertNeeds('Mine', needs)).not.toThrow()
  })

  it('names the known tags near a misspelt one', () => {
    refuse([{ control: ['Choices', 'RectangelLabels'], object: 'Image' }]).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringMatching(
          /^needs of Mine names the control tag "RectangelLabels", which Label Studio does not have; similar control tags: RectangleLabels, /,
        ),
      }),
    )
  })

  it.each([
    [
      'a control tag where an object tag has to be',
      [{ control: 'Choices', object: 'Labels' }],
      'object tag "Labels", which is no object tag',
    ],
    ['a part of a control tag', [{ control: 'Choice', object: 'Text' }], 'similar control tags: Choices'],
    ['something else than text', [{ control: 7, object: 'Text' }], 'control tag 7'],
    ['no object tag', [{ control: 'Choices' }], 'has {"control":"Choices"}, which names no object tag'],
    ['an empty list', [{ control: [], object: 'Text' }], 'which names no control tag'],
    ['names only', ['Choices'], 'has "Choices", which names no control tag'],
    ['a single need', { control: 'Choices', object: 'Text' }, 'is {"control":"Choices","object":"Text"}'],
  ])('refuses %s', (_what, needs, message) => {
    refuse(needs).toThrow(message)
    refuse(needs).toThrow("Write them as [{ control: ['Choices', 'Taxonomy'], object: 'Text' }].")
  })
})
