/** Settings of a backend's process, as environment variables. */
export type Settings = Record<string, string>

/** A backend that answers. */
export interface RunningBackend {
  url: string
  /** Ends the process and starts it again with the same MODEL_DIR. */
  restart(): Promise<void>
  /** Everything that it has written to its log. */
  log(): string
  stop(): Promise<void>
}

/** The backend that a contract suite is about. */
export interface ContractTarget {
  name: string
  /** A label config that its model fills, with a sample task in a comment. */
  labelConfig: string
  /**
   * `process` when `start` makes a new process with the settings given. For `running` backends the tests that need
   * settings of their own or a restart are left out, and the projects made for the tests are deleted at the end.
   */
  kind: 'process' | 'running'
  start(settings: Settings): Promise<RunningBackend>
}
