import type { Region } from '../label-studio/regions.ts'

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
