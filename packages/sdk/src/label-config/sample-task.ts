/** The example task that Label Studio's templates keep in a comment. */
export interface SampleTask {
  readonly data: unknown
  readonly annotations?: unknown
  readonly predictions?: unknown
}

/** The sample task in the first comment that begins with `{`; undefined without one or when its JSON is broken. */
export function sampleTaskOf(xml: string): SampleTask | undefined {
  const start = /<!-- ?(?=\{)/.exec(xml)
  if (start === null) return undefined
  const from = start.index + start[0].length
  const end = xml.indexOf('-->', from)
  try {
    const written = JSON.parse(xml.slice(from, end === -1 ? undefined : end)) as Record<string, unknown>
    const isTask = ['data', 'predictions', 'annotations'].some((key) => Object.hasOwn(written, key))
    return isTask ? ({ data: {}, ...written } as SampleTask) : { data: written }
  } catch {
    return undefined
  }
}
