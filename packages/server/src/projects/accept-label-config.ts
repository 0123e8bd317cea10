import type { LabelConfig } from '@label-studio-ml/sdk'
import { type FitRules, requireFit } from '@label-studio-ml/sdk/host'
import type { ParseConfig } from './label-config-cache.ts'

/**
 * Decides whether a label config is accepted for a project: it can be read, and the model can fill it.
 * Throws `LABEL_CONFIG_…` and `OVERLOADED`.
 */
export type AcceptLabelConfig = (xml: string) => Promise<LabelConfig>

export function createAcceptLabelConfig(parseConfig: ParseConfig, rules: FitRules): AcceptLabelConfig {
  return async (xml) => {
    const config = await parseConfig(xml)
    requireFit(config, rules)
    return config
  }
}
