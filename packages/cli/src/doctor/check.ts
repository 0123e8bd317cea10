import type { Facts } from './facts.ts'

/** What a check can find wrong. */
export interface Problem {
  outcome: 'failed' | 'warning'
  /** What is wrong, for docs/doctor.md. */
  when: string
  /** How to mend it. Part of the page and of the report: no values of one run. */
  fix: string
}

export type Finding<Name extends string = string> =
  | { ok: string }
  /** Why it cannot be checked now. */
  | { skipped: string }
  /** One of the check's problems, and what was seen. */
  | { problem: Name; seen: string }

/** One row of the doctor's table. */
export interface Check<Name extends string = string> {
  /** In reports, in docs/doctor.md and in the table of traps. Never changes. */
  id: string
  title: string
  /** What it does, for docs/doctor.md. */
  looks: string
  problems: Readonly<Record<Name, Problem>>
  /** Changes nothing unless `facts.given` says so. Rejects when it cannot tell. */
  run(facts: Facts): Promise<Finding<Name>>
}

/** A check whose findings can only name its own problems. */
export function defineCheck<Name extends string>(check: Check<Name>): Check {
  return check as unknown as Check
}
