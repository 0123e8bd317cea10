export interface RequestLimits {
  /** Bytes of one request body. */
  bodyLimitBytes: number
  /** Bytes of the bodies of all requests together. */
  bufferedBodiesLimitBytes: number
  /** Bytes of one task or other item of a list, or of everything around the lists. */
  itemLimitBytes: number
  /** Milliseconds in which 64 KB of a body have to come. */
  uploadTimeoutMs: number
  /** Bytes of the XML of one label config. */
  labelConfigLimitBytes: number
  /** Bytes of memory for all parsed label configs together, and the same again for those that loaded models use. */
  labelConfigCacheBytes: number
  /** Milliseconds after which /predict is answered with what is done; Label Studio gives up after 100,000. */
  predictDeadlineMs: number
  /** Tasks of all requests that may wait together. */
  maxWaitingTasks: number
  /** Items of one list in any other request: annotated tasks of /train, annotations of an event. */
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
