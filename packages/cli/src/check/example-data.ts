import { createRandom, type LabelConfig } from '@label-studio-ml/sdk'

/** The data of the label config's sample task, or made-up data with the fields that its object tags show. */
export function exampleData({ sampleTask, objects }: LabelConfig): Record<string, unknown> {
  const { data } = sampleTask ?? {}
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { ...data }
  const random = createRandom(1)
  return Object.fromEntries(
    objects.flatMap((object) => (object.field ? [[object.field, object.sample(random) ?? 'An example text.']] : [])),
  )
}
