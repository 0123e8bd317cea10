import { BackendError, type Region } from '@label-studio-ml/protocol'
import type { ControlTag } from './control-tag.ts'
import type { LabelConfig } from './parse-label-config.ts'
import { supportOf } from './tags/tag-supports.ts'
import { isObject } from './value-rules/value-rule.ts'

/**
 * Regions from answers by control tag, for models that answer in JSON, such as an LLM. An answer is what the builder of the
 * tag takes first: labels, a number, a text, or an object such as `{ start, end, label }`; a list of objects makes a region of
 * each. `null` and undefined answer nothing. As the builders do, it throws for labels and numbers that do not fit.
 * @throws BackendError CONTROL_UNKNOWN lists the control tags that exist, CONTROL_MISMATCH for a tag without a builder.
 * @example createRegions(labelInterface, { mood: 'Good', stars: 4, entity: [{ start: 0, end: 4, label: 'PER' }] })
 */
export function createRegions(config: LabelConfig, answers: Readonly<Record<string, unknown>>): Region[] {
  return Object.entries(answers).flatMap(([name, answer]) => {
    if (answer === null || answer === undefined) return []
    const control = config.control(name)
    const build = builderOf(control)
    const parts: readonly unknown[] = isListOfObjects(answer) ? answer : [answer]
    return parts.map((part) => build(control, part))
  })
}

type AnyBuilder = (control: ControlTag, answer: unknown) => Region

function builderOf({ tag, name }: ControlTag): AnyBuilder {
  const [builder] = Object.values(supportOf(tag)?.build ?? {})
  if (builder) return builder as unknown as AnyBuilder
  throw new BackendError(
    'CONTROL_MISMATCH',
    `No builder builds regions of <${tag} name="${name}">; write the region by hand`,
  )
}

function isListOfObjects(answer: unknown): answer is object[] {
  return Array.isArray(answer) && answer.length > 0 && answer.every(isObject)
}
