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

/** Regions that say the same as an earlier one of the list: same control, same object, same value, whatever their ids. */
export function repeatedRegions(regions: Region[]): Region[] {
  const seen = new Set<string>()
  return regions.filter(({ from_name, to_name, value }) => {
    const said = JSON.stringify([from_name, to_name, Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))])
    const repeated = seen.has(said)
    seen.add(said)
    return repeated
  })
}
