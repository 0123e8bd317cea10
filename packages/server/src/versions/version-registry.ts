import type { LabelConfig } from '@label-studio-ml/sdk'
import type { VersionDriver, VersionRecord } from './version-driver.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * The trained versions of every project, answered from memory. The newest version of a project serves.
 */
export class VersionRegistry {
  readonly #driver: VersionDriver
  readonly #declared: string | undefined
  #firstLabelConfigs = new Map<string, string>()
  readonly #versions = new Map<string, VersionRecord[]>()
  #newest: VersionRecord | undefined

  /** @param declared the version that the model class names itself */
  constructor(driver: VersionDriver, declared?: string) {
    this.#driver = driver
    this.#declared = declared
  }

  /** Reads what is stored; call once before serving. */
  async load(): Promise<void> {
    for (const version of await this.#driver.all()) this.#remember(version)
    if (this.#declared) this.#firstLabelConfigs = await this.#driver.firstLabelConfigs(this.#declared)
  }

  /** The version that serves; undefined before any training. */
  current(project: string): VersionRecord | undefined {
    return this.#versions.get(project)?.at(-1)
  }

  /** The version that was made last, of whatever project. */
  get newest(): VersionRecord | undefined {
    return this.#newest
  }

  /** What predicts before any training is called. */
  get untrainedName(): string {
    return this.#declared ?? 'untrained'
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

  /** Keeps with which label config a project is predicted first under the declared version. */
  async keepFirstLabelConfig(project: string, { fingerprint }: LabelConfig): Promise<void> {
    if (!this.#declared || this.#firstLabelConfigs.has(project)) return
    this.#firstLabelConfigs.set(project, fingerprint)
    try {
      await this.#driver.addFirstLabelConfig(project, this.#declared, fingerprint)
    } catch (error) {
      this.#firstLabelConfigs.delete(project)
      throw error
    }
  }

  /** Without a declared version nothing says that the model is the same as at the last start. */
  #firstOf(project: string, fingerprint: string): string | undefined {
    return this.#declared && (this.#firstLabelConfigs.get(project) ?? fingerprint)
  }

  /** Every version of every project. */
  all(): VersionRecord[] {
    return [...this.#versions.values()].flat()
  }

  /** Oldest first. */
  of(project: string): readonly VersionRecord[] {
    return this.#versions.get(project) ?? []
  }

  /**
   * The number and name of the project's next version, e.g. `v3-tlxk3c`. The seconds in it keep it new even if MODEL_DIR
   * is lost; Label Studio's pages cut names of more than 16 characters.
   */
  next(project: string, now: Date): Pick<VersionRecord, 'number' | 'version'> {
    const number = (this.current(project)?.number ?? 0) + 1
    const seconds = Math.floor(now.getTime() / 1000).toString(36)
    return { number, version: `v${number}-${seconds}` }
  }

  async add(version: VersionRecord): Promise<void> {
    await this.#driver.add(version)
    this.#remember(version)
    this.#newest = version
  }

  /** Notes that predictions carry the version's name; written at most once a day. */
  async noteServed(version: VersionRecord): Promise<void> {
    if (version.lastServedAt && Date.now() - Date.parse(version.lastServedAt) < dayMs) return
    const lastServedAt = new Date().toISOString()
    await this.#driver.update({ ...version, lastServedAt })
    version.lastServedAt = lastServedAt
  }

  async remove({ project, version }: VersionRecord): Promise<void> {
    await this.#driver.remove(project, version)
    this.#versions.set(
      project,
      this.of(project).filter((known) => known.version !== version),
    )
  }

  async removeProject(project: string): Promise<void> {
    await this.#driver.removeProject(project)
    this.#versions.delete(project)
    this.#firstLabelConfigs.delete(project)
    this.#newest = this.all()
      .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
      .at(-1)
  }

  #remember(version: VersionRecord): void {
    const known = this.#versions.get(version.project) ?? []
    this.#versions.set(version.project, [...known, version])
    if (!this.#newest || version.createdAt >= this.#newest.createdAt) this.#newest = version
  }
}
