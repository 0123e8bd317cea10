import type { ControlTag } from '@label-studio-ml/sdk'

/**
 * The score below which entities are left out: `model_score_threshold` of the Labels tag, or its older name
 * `score_threshold`; 0 when neither is written.
 * @throws Error for what is no number from 0 to 1.
 */
export function scoreThreshold(control: ControlTag): number {
  const name = ['model_score_threshold', 'score_threshold'].find((attribute) => control.attribute(attribute)?.trim())
  if (name === undefined) return 0
  const threshold = Number(control.attribute(name))
  if (threshold >= 0 && threshold <= 1) return threshold
  throw new Error(
    `<Labels name="${control.name}"> has ${name}="${control.attribute(name)}"; expected a number from 0 to 1, for example ${name}="0.5".`,
  )
}
