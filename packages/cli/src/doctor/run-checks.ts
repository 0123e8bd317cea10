import { isBackendError } from '@label-studio-ml/protocol'
import type { Check, Finding } from './check.ts'
import { Undecided } from './fact.ts'
import type { Facts } from './facts.ts'

export type Outcome = 'ok' | 'warning' | 'failed' | 'skipped'

export interface CheckResult {
  id: string
  title: string
  outcome: Outcome
  /** What was seen, or why nothing could be. */
  seen: string
  /** Which of the check's problems it is; docs/doctor.md lists them. */
  problem?: string
  fix?: string
}

export interface RunOptions {
  /** Takes secrets out of a text. */
  hideSecrets: (text: string) => string
  onResult?: (result: CheckResult) => void
  timeoutMs?: number
}

/** Runs the checks one after the other. Each has its own time-out, and none stops the others. */
export async function runChecks(
  checks: readonly Check[],
  facts: Facts,
  { hideSecrets, onResult, timeoutMs = 15_000 }: RunOptions,
): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of checks) {
    const result = resultOf(check, await findingOf(check, facts, timeoutMs))
    result.seen = hideSecrets(result.seen)
    results.push(result)
    onResult?.(result)
  }
  return results
}

type Unexpected = { unexpected: string }

async function findingOf(check: Check, facts: Facts, timeoutMs: number): Promise<Finding | Unexpected> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Unexpected>((resolve) => {
    timer = setTimeout(() => resolve({ unexpected: `nothing was found out within ${timeoutMs / 1000} s` }), timeoutMs)
  })
  try {
    return await Promise.race([check.run(facts), late])
  } catch (error) {
    if (error instanceof Undecided) return { skipped: error.message }
    return { unexpected: isBackendError(error) ? `${error.code}: ${error.message}` : String(error) }
  } finally {
    clearTimeout(timer)
  }
}

function resultOf({ id, title, problems }: Check, finding: Finding | Unexpected): CheckResult {
  if ('ok' in finding) return { id, title, outcome: 'ok', seen: finding.ok }
  if ('skipped' in finding) return { id, title, outcome: 'skipped', seen: finding.skipped }
  if ('unexpected' in finding) return { id, title, outcome: 'failed', seen: finding.unexpected }
  const { outcome, fix } = problems[finding.problem]!
  return { id, title, outcome, seen: finding.seen, problem: finding.problem, fix }
}
