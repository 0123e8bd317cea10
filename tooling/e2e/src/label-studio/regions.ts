/** One item of a `result`. `value` is in the format of the control tag that `type` names. */
export interface Region {
  id?: string
  from_name: string
  to_name: string
  type: string
  value: Record<string, unknown>
  origin?: string
  score?: number
  [more: string]: unknown
}
