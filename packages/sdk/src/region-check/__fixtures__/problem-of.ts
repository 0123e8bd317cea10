import type { LabelConfig } from '../../parse-label-config.ts'
import { checkResult } from '../check-prediction.ts'

/** What is wrong with one region, without the place of the region itself; undefined when nothing is. */
export function problemOf(region: unknown, config: LabelConfig): string | undefined {
  return checkResult([region], config)[0]?.message.replace(/^result\[0\][.:] ?/, '')
}
