/** The address that every document writes; the tests put a started backend in its place. */
export const documentedAddress = 'http://localhost:9090'

export interface Document {
  /** Path below the repository's root. */
  name: string
  markdown: string
  /** The backend that its requests go to. */
  url: string
}
