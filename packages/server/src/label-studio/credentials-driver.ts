/** Where a project's Label Studio is, as its `/setup` said. */
export interface CredentialsRecord {
  /** The project's uid. */
  project: string
  /** Without a slash at the end. */
  url: string
  /** The token that came with this URL, in the form of `seal-secret.ts`; null when none came. */
  token: string | null
}

export interface CredentialsDriver {
  get(project: string): Promise<CredentialsRecord | undefined>
  put(credentials: CredentialsRecord): Promise<void>
  remove(project: string): Promise<void>
}
