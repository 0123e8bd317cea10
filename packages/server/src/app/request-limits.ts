export interface RequestLimits {
  /** Bytes. */
  bodyLimit: number
  /** Bytes of the bodies of all requests together. */
  bufferedBodiesLimit: number
  /** Bytes of one task, or of whatever else is no item of a list. */
  itemLimit: number
  /** Milliseconds in which 64 KB of a body have to come. */
  uploadTimeoutMs: number
  /** Bytes of the XML of one label config. */
  labelConfigBytes: number
  /** Bytes of memory of all parsed label configs together, and once more of those that loaded models use. */
  labelConfigCacheBytes: number
  /** Milliseconds after which a /predict is answered with what is there; Label Studio gives up at 100,000. */
  predictDeadline: number
  /** Tasks of all requests that may wait together. */
  maxWaitingTasks: number
  /** Items of one list of any other request: annotated tasks of a /train, annotations of an event. */
  maxTrainingItems: number
}

const megabyte = 1024 * 1024

export function withDefaultLimits({
  bodyLimit = 300 * megabyte,
  ...limits
}: Partial<RequestLimits> = {}): RequestLimits {
  return {
    bodyLimit,
    bufferedBodiesLimit: 2 * bodyLimit,
    itemLimit: 32 * megabyte,
    uploadTimeoutMs: 30_000,
    labelConfigBytes: 5 * megabyte,
    labelConfigCacheBytes: 64 * megabyte,
    predictDeadline: 90_000,
    maxWaitingTasks: 200_000,
    maxTrainingItems: 1_000_000,
    ...limits,
  }
}
