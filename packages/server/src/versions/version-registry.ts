import type { LabelConfig } from '@label-studio-ml/sdk'
import { servableVersions, type VersionDriver, type VersionRecord } from './version-driver.ts'

const dayMs = 24 * 60 * 60 * 1000
const flushMs = 30_000

/**
 * The versions that serve or served each project, answered from memory. What a prediction says of a version (that it
 * served, for which label config) is kept in memory too, and written later: a prediction writes nothing.
 */
export class VersionRegistry {
  readonly #driver: VersionDriver
  readonly #declared: string | undefined
  readonly #versions = new Map<string, readonly VersionRecord[]>()
  #firstLabelConfigs = new Map<string, string>()
  #newest: VersionRecord | undefined
  readonly #served = new Set<VersionRecord>()
  readonly #firstPredicted = new Set<string>()
  #flushTimer: NodeJS.Timeout | undefined

  /** @param declared the version that the model class names itself */
  constructor(driver: VersionDriver, declared?: string) {
    this.#driver = driver
    this.#declared = declared
  }

  /** Reads what is stored; call once before serving. */
  async load(): Promise<void> {
    this.#versions.clear()
    const stored = Map.groupBy(await this.#driver.list(), ({ project }) => project)
    for (const [project, versions] of stored) {
      this.#versions.set(project, servableVersions(versions, await this.#driver.promoted(project)))
    }
    if (this.#declared) this.#firstLabelConfigs = await this.#driver.firstLabelConfigs(this.#declared)
    this.#newest = newestOf(this.all())
  }

  /** The version that serves; undefined before any training. */
  current(project: string): VersionRecord | undefined {
    return this.of(project).at(-1)
  }

  /** The version that was made last, of any project. */
  get newest(): VersionRecord | undefined {
    return this.#newest
  }

  /** What predicts before any training is called. */
  get untrainedName(): string {
    return this.#declared ?? 'untrained'
  }

  /** Every version of every project. */
  all(): VersionRecord[] {
    return [...this.#versions.values()].flat()
  }

  /** Oldest first; the last one serves. */
  of(project: string): readonly VersionRecord[] {
    return this.#versions.get(project) ?? []
  }

  /**
   * The name under which a version serves a project's label config. Other labels mean other predictions, and Label Studio
   * asks again only when the name changes. So a version has its plain name for the label config it was trained with, or,
   * when it is a declared one, first predicted with; for any other a part of the fingerprint is added.
   */
  nameFor(project: string, version: VersionRecord | undefined, { fingerprint }: LabelConfig): string {
    const name = version?.version ?? this.untrainedName
    const own = version ? version.labelConfigFingerprint : this.#firstOf(project, fingerprint)
    return own === fingerprint ? name : `${name}+${fingerprint.slice(0, 5)}`
  }

  /** Makes a candidate the version that serves its project. */
  async promote({ project, version }: VersionRecord): Promise<VersionRecord> {
    const promoted = await this.#driver.promote(project, version)
    this.#versions.set(project, [...this.#without(project, version), promoted])
    this.#newest = newestOf([promoted, ...(this.#newest ? [this.#newest] : [])])
    return promoted
  }

  /** Notes that predictions carry the version's name; written at most once a day. */
  markServed(version: VersionRecord): void {
    if (version.lastServedAt && Date.now() - Date.parse(version.lastServedAt) < dayMs) return
    version.lastServedAt = new Date().toISOString()
    this.#served.add(version)
    this.#flushLater()
  }

  /** Notes which label config a project is predicted with first under the declared version. */
  markPredicted(project: string, { fingerprint }: LabelConfig): void {
    if (!this.#declared || this.#firstLabelConfigs.has(project)) return
    this.#firstLabelConfigs.set(project, fingerprint)
    this.#firstPredicted.add(project)
    this.#flushLater()
  }

  /** Writes which label config a project was predicted with first, so that the next start gives the same names. */
  async keepFirstLabelConfig(project: string): Promise<void> {
    const fingerprint = this.#firstLabelConfigs.get(project)
    if (!this.#firstPredicted.has(project) || !fingerprint) return
    await this.#driver.addFirstLabelConfig(project, this.untrainedName, fingerprint)
    this.#firstPredicted.delete(project)
  }

  /** Writes what predictions said of versions. What cannot be written is tried again. */
  async flush(): Promise<void> {
    for (const project of this.#firstPredicted) await this.keepFirstLabelConfig(project)
    for (const version of this.#served) {
      await this.#driver.markServed(version.project, version.version, version.lastServedAt!)
      this.#served.delete(version)
    }
  }

  /** Writes what predictions said of versions, for the last time. */
  async close(): Promise<void> {
    clearTimeout(this.#flushTimer)
    await this.flush().catch(costsNoPrediction)
  }

  async remove({ project, version }: VersionRecord): Promise<void> {
    await this.#driver.remove(project, version)
    this.#versions.set(project, this.#without(project, version))
  }

  async removeProject(project: string): Promise<void> {
    await this.#driver.removeProject(project)
    this.#versions.delete(project)
    this.#firstLabelConfigs.delete(project)
    this.#firstPredicted.delete(project)
    this.#newest = newestOf(this.all())
  }

  /** Without a declared version nothing says that the model is the same as at the last start. */
  #firstOf(project: string, fingerprint: string): string | undefined {
    return this.#declared && (this.#firstLabelConfigs.get(project) ?? fingerprint)
  }

  #without(project: string, name: string): VersionRecord[] {
    return this.of(project).filter(({ version }) => version !== name)
  }

  #flushLater(): void {
    this.#flushTimer ??= setTimeout(() => {
      this.#flushTimer = undefined
      this.flush().catch(() => this.#flushLater())
    }, flushMs).unref()
  }
}

/** On a full disk the time is not kept, and the version may be removed a little early. */
function costsNoPrediction(): void {}

function newestOf(versions: readonly VersionRecord[]): VersionRecord | undefined {
  return versions.reduce<VersionRecord | undefined>(
    (newest, version) => (newest && newest.createdAt >= version.createdAt ? newest : version),
    undefined,
  )
}
