/**
 * The name under which Label Studio's connector sends a project: `"<id>.<unix seconds of created_at>"`.
 * Webhooks carry the project instead; this makes both the same key.
 *
 * @param project `created_at` is ISO 8601, as in webhook payloads
 * @returns the bare id when `created_at` is absent or not a date
 * @example projectUid({ id: 62, created_at: '2024-04-02T05:33:56.123456Z' }) // '62.1712036036'
 */
export function projectUid(project: { id: number; created_at?: string | null | undefined }): string {
  const milliseconds = Date.parse(project.created_at ?? '')
  return Number.isNaN(milliseconds) ? `${project.id}` : `${project.id}.${Math.floor(milliseconds / 1000)}`
}

/**
 * The project's id in Label Studio.
 *
 * @param uid `"62.1712036036"`, `"62"` or, from requests made by hand, `62`
 * @returns undefined when it does not start with a whole number
 */
export function projectIdOf(uid: string | number): number | undefined {
  const digits = /^\d+(?=\.|$)/.exec(String(uid))?.[0]
  return digits === undefined ? undefined : Number(digits)
}
