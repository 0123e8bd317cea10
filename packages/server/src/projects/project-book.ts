import { isDeepStrictEqual } from 'node:util'
import type { ProjectPayload } from '@label-studio-ml/protocol'
import { projectUid } from '@label-studio-ml/protocol'
import type { ProjectDriver, ProjectRecord } from './project-driver.ts'

/** Requests made by hand may name no project; they share this one. */
const unnamedProject = 'default'

/**
 * What is known of each project, answered from memory and kept in storage when it changes.
 */
export class ProjectBook {
  readonly #driver: ProjectDriver
  readonly #isReadable: (labelConfig: string) => Promise<boolean>
  readonly #projects = new Map<string, ProjectRecord>()

  /** @param isReadable tells whether a label config can be parsed; events may carry any text. */
  constructor(driver: ProjectDriver, isReadable: (labelConfig: string) => Promise<boolean>) {
    this.#driver = driver
    this.#isReadable = isReadable
  }

  /** Reads what is stored; call once before serving. */
  async load(): Promise<void> {
    for (const project of await this.#driver.all()) this.#projects.set(project.uid, project)
  }

  all(): ProjectRecord[] {
    return [...this.#projects.values()]
  }

  get(uid: string): ProjectRecord | undefined {
    return this.#projects.get(uid)
  }

  /** What is known of a project, be it nothing. */
  lookUp(uid: string): ProjectRecord {
    return this.#projects.get(uid) ?? { uid, labelConfig: null, extraParams: null }
  }

  /** Takes what a request told of a project, but for a label config that cannot be read; writes only what changed. */
  async remember(uid: string, told: Partial<Omit<ProjectRecord, 'uid'>>): Promise<ProjectRecord> {
    const isUsable = await this.#canUse(uid, told.labelConfig)
    const known = this.#projects.get(uid)
    const project = { ...this.lookUp(uid), ...told }
    if (!isUsable) project.labelConfig = known?.labelConfig ?? null
    if (known && isDeepStrictEqual(known, project)) return known
    this.#projects.set(uid, project)
    try {
      await this.#driver.put(project)
    } catch (error) {
      if (known) this.#projects.set(uid, known)
      else this.#projects.delete(uid)
      throw error
    }
    return project
  }

  /** The uid for the `project` of a request; one made by hand may name the bare id, or nothing. */
  uidOfReference(reference: string | number | null | undefined): string {
    const uid = String(reference ?? '') || unnamedProject
    return this.#projects.has(uid) ? uid : (this.#newestOfId(uid) ?? uid)
  }

  /**
   * The uid of the project in a webhook's payload, which has only `id` and `created_at`. Without `created_at` it is the
   * known project of that id; without an id, the only known project.
   */
  uidOf(payload: ProjectPayload | null | undefined): string {
    if (!payload) return this.#onlyProject() ?? unnamedProject
    return this.uidOfReference(projectUid(payload))
  }

  async remove(uid: string): Promise<void> {
    this.#projects.delete(uid)
    await this.#driver.remove(uid)
  }

  async #canUse(uid: string, labelConfig: string | null | undefined): Promise<boolean> {
    return !labelConfig || labelConfig === this.#projects.get(uid)?.labelConfig || this.#isReadable(labelConfig)
  }

  #onlyProject(): string | undefined {
    return this.#projects.size === 1 ? this.#projects.keys().next().value : undefined
  }

  #newestOfId(id: string): string | undefined {
    return [...this.#projects.keys()].filter((uid) => uid.split('.')[0] === id).at(-1)
  }
}
