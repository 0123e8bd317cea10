import { type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'

const maxConfigs = 256

/** Parses each distinct label config once; the least recently used ones are forgotten. */
export function createLabelConfigCache(): (xml: string) => LabelConfig {
  const parsed = new Map<string, LabelConfig>()
  return (xml) => {
    const config = parsed.get(xml) ?? parseLabelConfig(xml)
    parsed.delete(xml)
    parsed.set(xml, config)
    if (parsed.size > maxConfigs) parsed.delete(parsed.keys().next().value!)
    return config
  }
}
