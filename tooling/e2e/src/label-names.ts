import type { AppSample } from './app-sample.ts'
import type { Region } from './label-studio/regions.ts'

export type Rename = (label: string) => string

const labelTag = /(<(?:Label|Choice)\b[^>]*\bvalue=")([^"]*)(")/g

/** Names of a label config's labels in their order: the `value` of each Label and Choice. */
export function labelNames(labelConfig: string): string[] {
  return [...labelConfig.matchAll(labelTag)].map((match) => match[2] ?? '')
}

/** The label config with other names for its labels. */
export function renameLabels(labelConfig: string, rename: Rename): string {
  return labelConfig.replaceAll(labelTag, (_, before, name, after) => `${before}${rename(name)}${after}`)
}

/** Regions with other labels; a region keeps them in `value` under its type. */
export function relabelRegions(regions: Region[], rename: Rename): Region[] {
  return regions.map((region) => {
    const labels = region.value[region.type]
    if (!Array.isArray(labels)) return region
    return { ...region, value: { ...region.value, [region.type]: labels.map(rename) } }
  })
}

/** Takes each label for the one after it, and the last for the first: nothing stays true. */
export function nextLabel(labelConfig: string): Rename {
  const names = labelNames(labelConfig)
  return (label) => names[(names.indexOf(label) + 1) % names.length] ?? label
}

/** The sample with other labels in its truth; its label config is kept. */
export function relabelSample(sample: AppSample, rename: Rename): AppSample {
  return { ...sample, tasks: sample.tasks.map((task) => ({ ...task, truth: relabelRegions(task.truth, rename) })) }
}
