import type { LabelConfig } from '@label-studio-ml/sdk'
import type { VersionDriver, VersionRecord } from '../storage/version-driver.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * The trained versions of every project, answered from memory. The newest version of a project serves.
 */
export class VersionRegistry {
  readonly #driver: VersionDriver
  readonly #versions = new Map<string, VersionRecord[]>()
  #newest: VersionRecord | undefined

  constructor(driver: VersionDriver) {
    this.#driver = driver
  }

  /** Reads what is stored; call once before serving. */
  async load(): Promise<void> {
    for (const version of await this.#driver.all()) this.#remember(version)
  }

  /** The version that serves; undefined before any training. */
  current(project: string): VersionRecord | undefined {
    return this.#versions.get(project)?.at(-1)
  }

  /** The version that was made last, of whatever project. */
  get newest(): VersionRecord | undefined {
    return this.#newest
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

/**
 * The name under which a version serves a label config. Other labels mean other predictions, so a label config that
 * the version was not trained with is part of the name: Label Studio asks again only when the name changes.
 */
export function servedVersion(version: VersionRecord | undefined, config: LabelConfig): string {
  const labels = config.fingerprint.slice(0, 5)
  if (!version) return `untrained+${labels}`
  return version.labelConfigFingerprint === config.fingerprint ? version.version : `${version.version}+${labels}`
}
