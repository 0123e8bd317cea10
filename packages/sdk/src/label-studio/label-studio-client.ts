import type { Annotation, Region, Task } from '@label-studio-ml/protocol'
import type { LookUpAll } from '../guarded-connection/guarded-connector.ts'

export interface LabelStudioClientOptions {
  /** Where Label Studio is, with its path prefix if it has one: `https://example.com/label-studio`. */
  url: string
  /** A legacy token (40 hex digits) or a personal access token; sent to the origin of `url` only. */
  apiKey: string
  /** Certificates (PEM) of authorities to trust beside those that Node knows. */
  ca?: string | undefined
  /** By which proxies Label Studio is reached; `process.env` will do. Default: none. Never used for a loopback address. */
  proxies?: ProxyVariables | undefined
  /**
   * Whether a connection to an IP address may be opened; asked for each new connection, after the name was looked up. A proxy
   * looks names up itself and is trusted with that. Default: every address.
   */
  allowsAddress?: ((address: string) => boolean) | undefined
  /** Finds the addresses of a name for `allowsAddress`. Default: as the system does. */
  lookUp?: LookUpAll | undefined
  /** Milliseconds until an answer must begin, and between two parts of it. Default 30,000. */
  timeoutMs?: number | undefined
  /** Milliseconds until an answer must begin for which Label Studio works first: exports, imports. Default ten times `timeoutMs`. */
  slowTimeoutMs?: number | undefined
  /** How often a request that may be repeated is sent again. Default 5, in about 15 s. */
  retries?: number | undefined
  /** Milliseconds before it is sent again for the first time; each pause is twice the one before, of 8 s at most. Default 500. */
  firstPauseMs?: number | undefined
}

/** As the environment names proxies, in small letters first. NO_PROXY: hosts that are reached directly, with commas between. */
export type ProxyVariables = { readonly [Name in ProxyVariable | Lowercase<ProxyVariable>]?: string | undefined }
type ProxyVariable = 'HTTP_PROXY' | 'HTTPS_PROXY' | 'NO_PROXY'

/**
 * Label Studio's REST API, as releases 1.13 and 1.23 answer it. Every method throws a BackendError `LABEL_STUDIO_…` that says
 * what to do. Lists are read page by page, exports item by item.
 */
export interface LabelStudioClient {
  /** Without a slash at the end. */
  readonly url: string
  version(): Promise<LabelStudioVersion>
  /** Who the key belongs to; the cheapest proof that it is accepted. */
  currentUser(): Promise<LabelStudioUser>
  projects: {
    get(id: number): Promise<LabelStudioProject>
    list(): AsyncIterable<LabelStudioProject>
    create(project: ProjectChange): Promise<LabelStudioProject>
    update(id: number, change: ProjectChange): Promise<LabelStudioProject>
    remove(id: number): Promise<void>
  }
  tasks: {
    /** Tasks in the order of their ids, with what `fields` says. */
    list(project: number, options?: TaskListOptions): AsyncIterable<LabelStudioTask>
    count(project: number, options?: Pick<TaskListOptions, 'filters'>): Promise<number>
    /** How many of these tasks there are, and how many predictions they have together. */
    totals(project: number, ids: readonly number[]): Promise<TaskTotals>
    /** Its data may have resolved URLs; Label Studio may ask the backend for a prediction first. */
    get(id: number): Promise<LabelStudioTask>
    /** Returns how many tasks were imported. */
    import(project: number, tasks: readonly ImportedTask[]): Promise<number>
  }
  /** The tasks of a project with their annotations, streamed; a large one from a snapshot. Asks for no prediction. */
  exportTasks(project: number, options?: ExportOptions): AsyncIterable<LabelStudioTask>
  predictions: {
    create(prediction: NewPrediction): Promise<void>
    /** Throws `PREDICTIONS_DROPPED` when Label Studio stored fewer than were sent. */
    createMany(project: number, predictions: readonly NewPrediction[]): Promise<void>
    list(of: { task: number } | { project: number }): AsyncIterable<StoredPrediction>
    remove(id: number): Promise<void>
    /** Removes every prediction of a version. */
    removeVersion(project: number, modelVersion: string): Promise<void>
    /** How many predictions each version has. */
    versions(project: number): Promise<Record<string, number>>
  }
  /** "Models" of a project: the connected ML backends. */
  backends: {
    /** Each look makes Label Studio ask the backend for its health and its version. */
    list(project: number): Promise<ConnectedBackend[]>
    connect(backend: NewBackend): Promise<ConnectedBackend>
    update(id: number, change: Partial<NewBackend> & { url: string }): Promise<ConnectedBackend>
    remove(id: number): Promise<void>
    train(id: number): Promise<void>
    /** What the backend's `/versions` answers Label Studio. Rejects with the text of what kept Label Studio from the backend. */
    versions(id: number): Promise<string[]>
  }
  webhooks: {
    list(project: number): Promise<Webhook[]>
    create(project: number, webhook: NewWebhook): Promise<Webhook>
    update(project: number, id: number, change: Partial<NewWebhook>): Promise<Webhook>
    remove(project: number, id: number): Promise<void>
  }
  storages: { list(project: number): Promise<ImportStorage[]> }
  /** The header `Authorization` for a request to the origin of `url`; undefined for any other. */
  authorization(url: URL, options?: { renew?: boolean }): Promise<string | undefined>
  close(): Promise<void>
}

export interface LabelStudioVersion {
  /** For example `1.23.2`. */
  release: string
  edition: string | undefined
  /** What its clock says: the header Date of the answer. */
  time: Date | undefined
}

export interface LabelStudioUser {
  id: number
  email: string
  /** Names such as `projects.change` and `webhooks.change`; undefined in releases that do not tell. */
  permissions: readonly string[] | undefined
}

export interface LabelStudioProject {
  id: number
  title: string
  labelConfig: string
  /** ISO 8601. */
  createdAt: string
  /** A version of predictions, or the title of a backend. */
  modelVersion: string | null
  taskCount: number
  annotationCount: number
  predictionCount: number
  showsPredictions: boolean
}

export interface ProjectChange {
  title?: string
  labelConfig?: string
  modelVersion?: string
  showsPredictions?: boolean
}

/** A task as Label Studio knows it; what `fields` leaves out is absent. */
export interface LabelStudioTask {
  id: number
  data: Task['data']
  annotations: Annotation[]
  predictions: StoredPrediction[]
  /** Of its predictions, each once; undefined when they were not asked for, or are too many for Label Studio to list. */
  predictionVersions?: string[] | undefined
  /** How many predictions it has; undefined when that was not asked for. */
  predictionCount?: number | undefined
  /** ISO 8601. */
  updatedAt: string | undefined
}

export interface TaskTotals {
  tasks: number
  predictions: number
}

export interface TaskListOptions {
  /**
   * `all`: with annotations and predictions, which are empty lists otherwise and cost Label Studio more than the rest. `versions`: with
   * the number and the versions of the predictions. Default `data`.
   */
  fields?: 'data' | 'versions' | 'all'
  /** Filters of the Data Manager, all of which must hold. */
  filters?: readonly TaskFilter[]
  ids?: readonly number[]
  pageSize?: number
  signal?: AbortSignal
}

export interface TaskFilter {
  /** For example `filter:tasks:updated_at`. */
  filter: string
  operator: string
  type: string
  /** A time as `toISOString` writes it: Label Studio answers 500 to one without a fraction of a second. */
  value: unknown
}

export interface ExportOptions {
  ids?: readonly number[]
  /** Also tasks without an annotation. */
  all?: boolean
  signal?: AbortSignal
}

export interface ImportedTask {
  data: Record<string, unknown>
  annotations?: { result: readonly Region[]; was_cancelled?: boolean; ground_truth?: boolean }[]
  predictions?: { result: readonly object[]; score?: number | null; model_version?: string }[]
}

export interface NewPrediction {
  task: number
  result: readonly object[]
  score?: number | null
  model_version: string
}

export interface StoredPrediction {
  id: number
  task: number
  model_version: string | null
  score: number | null
  result: Region[]
}

export interface ConnectedBackend {
  id: number
  project: number
  url: string
  title: string
  /** `CO` connected, `DI` disconnected, `ER` error, `TR` training. */
  state: string
  errorMessage: string | null
  modelVersion: string | null
  isInteractive: boolean
  extraParams: unknown
  /** Undefined when it is asked without credentials; the password is never told. */
  basicAuthUser: string | undefined
  /** Label Studio takes over the version that `/setup` answers. */
  autoUpdate: boolean
}

export interface NewBackend {
  project: number
  url: string
  title: string
  isInteractive?: boolean
  extraParams?: unknown
  /** An update needs it again: Label Studio checks the connection with what the update brings. */
  basicAuth?: { user: string; password: string } | undefined
  autoUpdate?: boolean
}

export interface Webhook {
  id: number
  url: string
  isActive: boolean
  sendsPayload: boolean
  sendsAllActions: boolean
  actions: string[]
  headers: Record<string, string>
}

export type NewWebhook = Pick<Webhook, 'url'> & Partial<Omit<Webhook, 'id' | 'url'>>

export interface ImportStorage {
  id: number
  /** `s3`, `gcs`, `azure`, `localfiles`, `redis`. */
  type: string
  title: string
  presign: boolean
}
