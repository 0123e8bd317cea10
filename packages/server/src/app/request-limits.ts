export interface RequestLimits {
  /** Bytes. */
  bodyLimitBytes: number
  /** Bytes of the bodies of all requests together. */
  bufferedBodiesLimitBytes: number
  /** Bytes of one task, or of whatever else is no item of a list. */
  itemLimitBytes: number
  /** Milliseconds in which 64 KB of a body have to come. */
  uploadTimeoutMs: number
  /** Bytes of the XML of one label config. */
  labelConfigLimitBytes: number
  /** Bytes of memory of all parsed label configs together, and once more of those that loaded models use. */
  labelConfigCacheBytes: number
  /** Milliseconds after which a /predict is answered with what is there; Label Studio gives up at 100,000. */
  predictDeadlineMs: number
  /** Tasks of all requests that may wait together. */
  maxWaitingTasks: number
  /** Items of one list of any other request: annotated tasks of a /train, annotations of an event. */
  maxTrainingItems: number
}

const megabyte = 1024 * 1024

export function withDefaultLimits({
  bodyLimitBytes = 300 * megabyte,
  ...limits
}: Partial<RequestLimits> = {}): RequestLimits {
  return {
    bodyLimitBytes,
    bufferedBodiesLimitBytes: 2 * bodyLimitBytes,
    itemLimitBytes: 32 * megabyte,
    uploadTimeoutMs: 30_000,
    labelConfigLimitBytes: 5 * megabyte,
    labelConfigCacheBytes: 64 * megabyte,
    predictDeadlineMs: 90_000,
    maxWaitingTasks: 200_000,
    maxTrainingItems: 1_000_000,
    ...limits,
  }
}
