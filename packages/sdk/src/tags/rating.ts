import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { fault } from '../value-models/lax.ts'
import { laxInteger, pythonIntegerOf } from '../value-models/lax-number.ts'
import { type AnswerCheck, faultMessage, tagOf, valueModel } from '../value-models/value-model.ts'
import { numberAttribute } from '../value-rules/number-attribute.ts'
import { isWholeNumber, type RegionValue, unexpected, type ValueRule } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `Rating`: whole stars from 0 to the `maxRating` of the tag.
 * @example control.rate(4, { score: 0.7 })
 * @throws BackendError REGION_INVALID
 */
function rate(control: ControlTagData, stars: number, options: RegionOptions = {}): RegionOf<'Rating'> {
  const highest = highestRating(control)
  if (!isWholeNumber(stars, 0) || stars > highest)
    throw regionError(control, `has ${stars} stars; expected a whole number from 0 to ${highest}`)
  return regionOf(control, 'rating', { rating: stars }, options)
}

function highestRating(control: ControlTagData): number {
  return numberAttribute(control, 'maxRating') ?? 5
}

const check: ValueRule = ({ rating: stars }, control) => {
  const highest = highestRating(control)
  if (isWholeNumber(stars, 0) && stars <= highest) return undefined
  return unexpected('value.rating', stars, `a whole number from 0 to ${highest}`)
}

/** Python's reading of a whole number, of the answer as of the tag's maxRating. */
const ratingAnswer: AnswerCheck = ({ rating }, control) => {
  const { maxRating = '5' } = control.attributes
  const max = pythonIntegerOf(maxRating)
  const given = pythonIntegerOf(rating)
  if (max !== undefined && given !== undefined && given >= 0 && given <= max) return undefined
  const message =
    max === undefined
      ? `${tagOf(control)} takes no answer: its maxRating must be a whole number in the label config`
      : faultMessage(fault(`a whole number from 0 to ${max}`, rating), control)
  return { path: '.rating', message }
}

export const rating = {
  spec: controlTags.Rating,
  build: { rate },
  read: ({ rating: stars }: RegionValue) => (typeof stars === 'number' ? { rating: stars } : undefined),
  check,
  labelStudio: valueModel({ rating: laxInteger({ min: 0 }) }, ratingAnswer),
  sample: (control: ControlTagData, { random }: SamplePlace): Region[] => [
    rate(control, random.integer(1, highestRating(control))),
  ],
} satisfies TagSupport
