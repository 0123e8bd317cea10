import { regionSchemaOf } from '@label-studio-ml/protocol'
import type { RegionProblem, RegionValue } from '../value-rules/value-rule.ts'

/** What the document forbids, which is what every client relies on. */
export function formProblem(region: RegionValue): RegionProblem | undefined {
  const issue = regionSchemaOf(String(region.type)).safeParse(region).error?.issues[0]
  if (!issue) return undefined
  const deepest = issue.code === 'invalid_union' ? issue.errors.flat().at(-1) : undefined
  const { path, message } = deepest ?? issue
  return { path: path.join('.'), problem: message }
}
