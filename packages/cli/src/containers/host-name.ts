/**
 * The name under which Label Studio in the same compose network reaches a backend. It has a dot because Label Studio
 * makes no webhook for a one-word host name: its URL check (Django's URLValidator) wants a top-level domain.
 */
export function hostName(backend: string): string {
  return `${backend}.internal`
}
