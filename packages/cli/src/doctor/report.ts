import type { CheckResult, Outcome } from './run-checks.ts'

/** What `label-studio-ml doctor --json` prints. */
export interface Report {
  /** Nothing failed. */
  ok: boolean
  /** How many checks ended how. */
  counts: Record<Outcome, number>
  checks: CheckResult[]
}

export function reportOf(checks: CheckResult[]): Report {
  const counts: Record<Outcome, number> = { ok: 0, warning: 0, failed: 0, skipped: 0 }
  for (const { outcome } of checks) counts[outcome] += 1
  return { ok: counts.failed === 0, counts, checks }
}
