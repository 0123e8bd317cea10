/** What is known of a Label Studio project; tokens and passwords are never part of it. */
export interface ProjectRecord {
  /** `"<id>.<unix seconds of its creation>"`, as Label Studio sends it. */
  uid: string
  /** The label config (XML), null until one came. */
  labelConfig: string | null
  extraParams: unknown
}

export interface ProjectDriver {
  all(): Promise<ProjectRecord[]>
  get(uid: string): Promise<ProjectRecord | undefined>
  put(project: ProjectRecord): Promise<void>
  remove(uid: string): Promise<void>
}
