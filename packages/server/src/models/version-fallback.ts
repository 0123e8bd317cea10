import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import { isExtraParamsError, type ModelKey } from './load-model.ts'
import type { HeldModel, ModelHost } from './model-host.ts'

/** A version that could not be loaded. */
export type UnusableVersion = {
  project: string
  version: string
  error: string
}

export interface VersionFallbackOptions {
  host: ModelHost
  versions: VersionRegistry
  /** Called once for a version, not for each request that meets it. */
  onUnusable(version: UnusableVersion, cause: unknown): void
  /** Milliseconds after which an unusable version is tried again, beside the requests. */
  retryAfterMs: number
}

type Mark = UnusableVersion & {
  /** False when the untrained model failed as well: then the version is not to blame, and the next request tries it. */
  isSkipped: boolean
  retryAtMs: number
}

const maxMarks = 1000

/**
 * Which version serves: the newest that can be loaded, else the untrained model. It keeps in mind what could not be
 * loaded, so that `/setup` can name the version that serves without loading one.
 */
export class VersionFallback {
  readonly #options: VersionFallbackOptions
  readonly #marks = new Map<string, Mark>()

  constructor(options: VersionFallbackOptions) {
    this.#options = options
  }

  /** The version that serves as far as is known; undefined for the untrained model. */
  serving(key: ModelKey, pinned?: VersionRecord): VersionRecord | undefined {
    return this.#candidates(key, pinned).find((version) => !this.#marks.get(idOf(key, version))?.isSkipped)
  }

  /** The model of the version that serves. Throws `MODEL_LOAD_FAILED` if not even the untrained model can be loaded, `EXTRA_PARAMS_INVALID`. */
  async hold(key: ModelKey, pinned?: VersionRecord): Promise<HeldModel> {
    const candidates = this.#candidates(key, pinned)
    for (const version of candidates) {
      const held = await this.#tryToHold(key, version)
      if (held) return held
    }
    try {
      return await this.#options.host.hold(key, undefined)
    } catch (error) {
      const mark = candidates[0] && this.#marks.get(idOf(key, candidates[0]))
      if (mark) mark.isSkipped = false
      throw error
    }
  }

  /** Passes over a version that is known to be unusable, until it can be loaded again. */
  passOver(key: ModelKey, version: VersionRecord, cause: unknown): void {
    const { onUnusable, retryAfterMs } = this.#options
    const error = cause instanceof Error ? cause.message : String(cause)
    const unusable = { project: key.project, version: version.version, error }
    const isKnown = [...this.#marks.values()].some(
      (known) => known.project === unusable.project && known.version === unusable.version,
    )
    this.#marks.set(idOf(key, version), { ...unusable, isSkipped: true, retryAtMs: performance.now() + retryAfterMs })
    if (this.#marks.size > maxMarks) this.#marks.delete(this.#marks.keys().next().value!)
    if (!isKnown) onUnusable(unusable, cause)
  }

  /** The versions that are passed over now. */
  unusable(): UnusableVersion[] {
    const { versions } = this.#options
    const found = new Map<string, UnusableVersion>()
    for (const { project, version, error, isSkipped } of this.#marks.values()) {
      const exists = versions.of(project).some((known) => known.version === version)
      if (isSkipped && exists) found.set(JSON.stringify([project, version]), { project, version, error })
    }
    return [...found.values()]
  }

  #candidates({ project }: ModelKey, pinned: VersionRecord | undefined): VersionRecord[] {
    const newestFirst = this.#options.versions.of(project).toReversed()
    return pinned ? [pinned, ...newestFirst.filter((version) => version !== pinned)] : newestFirst
  }

  async #tryToHold(key: ModelKey, version: VersionRecord): Promise<HeldModel | undefined> {
    const mark = this.#marks.get(idOf(key, version))
    if (mark?.isSkipped) return this.#retryBeside(key, version, mark)
    try {
      const held = await this.#options.host.hold(key, version)
      this.#marks.delete(idOf(key, version))
      return held
    } catch (cause) {
      if (isExtraParamsError(cause)) throw cause
      this.passOver(key, version, cause)
      return undefined
    }
  }

  /** Tries again in the background: a restored file is noticed without a restart, and no request waits for it. */
  #retryBeside(key: ModelKey, version: VersionRecord, mark: Mark): undefined {
    const { host, retryAfterMs } = this.#options
    if (performance.now() < mark.retryAtMs) return
    mark.retryAtMs = performance.now() + retryAfterMs
    host.warm(key, version).then(
      () => this.#marks.delete(idOf(key, version)),
      () => {},
    )
  }
}

function idOf({ project, config, extraParams }: ModelKey, { version }: VersionRecord): string {
  return JSON.stringify([project, version, config.fingerprint, extraParams])
}
