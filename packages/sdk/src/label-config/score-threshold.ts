import type { ControlTagData } from './control-tag-data.ts'

const attributes = ['model_score_threshold', 'score_threshold']

/**
 * The score, 0 to 1, below which a model should answer nothing: `model_score_threshold` of the control tag, or its older
 * name `score_threshold`; `defaultThreshold` if neither is written. Use it as `static checkControl` too, so that
 * "Validate and Save" refuses a wrong one.
 * @throws Error for anything but a number from 0 to 1.
 * @example scoreThreshold(control, 0.3) // 0.5 for <Labels … model_score_threshold="0.5">
 */
export function scoreThreshold(control: ControlTagData, defaultThreshold: number): number {
  const name = attributes.find((attribute) => control.attribute(attribute)?.trim())
  if (name === undefined) return defaultThreshold
  const written = control.attribute(name)
  const threshold = Number(written)
  if (threshold >= 0 && threshold <= 1) return threshold
  throw new Error(
    `<${control.tag} name="${control.name}"> has ${name}="${written}"; expected a number from 0 to 1, for example ${name}="0.5".`,
  )
}
