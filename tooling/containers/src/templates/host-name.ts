/**
 * The name under which Label Studio in the same compose network reaches an app. It has a dot because Label Studio
 * makes no webhook for a one-word host name: its URL check (Django's URLValidator) wants a top-level domain.
 */
export function hostName(app: string): string {
  return `${app}.internal`
}
