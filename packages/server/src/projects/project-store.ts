import { isDeepStrictEqual } from 'node:util'
import { type ProjectPayload, projectUid } from '@label-studio-ml/protocol'
import type { ProjectDriver, ProjectRecord } from './project-driver.ts'

/** Requests made by hand may name no project; they share this one. */
const unnamedProject = 'default'

/** A project as a request names it: its uid, its bare id, or nothing. */
export type ProjectReference = string | number | null | undefined

/** What is known of each project, answered from memory and written to storage when it changes. */
export class ProjectStore {
  readonly #driver: ProjectDriver
  readonly #projects = new Map<string, ProjectRecord>()

  constructor(driver: ProjectDriver) {
    this.#driver = driver
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

  /** The project, or an empty record for one that is not known yet. */
  getOrEmpty(uid: string): ProjectRecord {
    return this.#projects.get(uid) ?? { uid, labelConfig: null, extraParams: null }
  }

  /** Changes a project, or adds it; writes only what is new. */
  async update(uid: string, change: Partial<Omit<ProjectRecord, 'uid'>>): Promise<ProjectRecord> {
    const known = this.#projects.get(uid)
    const project = { ...this.getOrEmpty(uid), ...change }
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
  uidOfReference(reference: ProjectReference): string {
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

  #onlyProject(): string | undefined {
    return this.#projects.size === 1 ? this.#projects.keys().next().value : undefined
  }

  #newestOfId(id: string): string | undefined {
    return [...this.#projects.keys()].filter((uid) => uid.split('.')[0] === id).at(-1)
  }
}
