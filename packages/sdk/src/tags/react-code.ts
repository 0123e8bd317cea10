import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { sampleWords } from '../objects/sample-words.ts'
import type { Random } from '../random.ts'
import { laxAnything, laxRecord } from '../value-models/lax.ts'
import { answerUnder, valueModel } from '../value-models/value-model.ts'
import { field, isObject, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `ReactCode`: what its component understands, as any object.
 * @example control.answer({ stars: 4 }, { score: 0.7 })
 */
function answer(
  control: ControlTagData,
  reactcode: Record<string, unknown>,
  options: RegionOptions = {},
): RegionOf<'ReactCode'> {
  return regionOf(control, 'reactcode', { reactcode }, options)
}

/** What `outputs` asks for, as `mood:choices(good,bad); stars:rating(5) | price:number(0,9)`. A JSON schema is not followed. */
function sampleAnswer(control: ControlTagData, random: Random): Record<string, unknown> {
  const outputs = (control.attribute('outputs') ?? '').matchAll(/([\w-]+)(?:\s*:\s*(\w+)\s*(?:\(([^)]*)\))?)?/g)
  return Object.fromEntries([...outputs].map(([, name, kind, list]) => [name, sampleOutput(random, kind, list)]))
}

function sampleOutput(random: Random, kind: string | undefined, list = ''): unknown {
  const values = list.split(',').map((value) => value.trim())
  if (kind === 'choices') return random.pick(values)
  if (kind === 'rating') return random.integer(1, Number(values[0]) || 5)
  if (kind === 'number') return random.integer(Number(values[0]) || 0, Number(values[1]) || 100)
  return sampleWords(random)
}

export const reactCode = {
  spec: controlTags.ReactCode,
  build: { answer },
  read: ({ reactcode }: RegionValue) => (isObject(reactcode) ? { answer: reactcode } : undefined),
  check: field('reactcode', 'an object', isObject),
  labelStudio: valueModel({ reactcode: laxRecord(laxAnything) }, answerUnder('reactcode')),
  sample: (control: ControlTagData, { random }: SamplePlace): Region[] => [
    answer(control, sampleAnswer(control, random)),
  ],
} satisfies TagSupport
