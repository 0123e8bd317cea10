import type { CodePointOffsets, ControlTag, ObjectTag, Region } from '@label-studio-ml/sdk'

/** A labeled stretch of a text; offsets in UTF-16 units, end exclusive. */
export interface RegionSpan {
  start: number
  end: number
  labels: string[]
}

/** The spans of one Labels tag on one Text tag. */
export interface ReadRegions {
  spans: RegionSpan[]
  /** Regions whose offsets are no span of the text: it was another text, or they count other units. */
  misplaced: number
}

/** Reads regions as Label Studio sends them, whose offsets are code points; regions of other tags are passed over. */
export function readRegions(
  regions: readonly Region[],
  control: ControlTag,
  object: ObjectTag,
  offsets: CodePointOffsets,
): ReadRegions {
  const read: ReadRegions = { spans: [], misplaced: 0 }
  for (const { from_name, to_name, value } of regions) {
    if (from_name !== control.name || to_name !== object.name) continue
    const { start, end, labels } = (value ?? {}) as Record<string, unknown>
    if (isOffset(start) && isOffset(end) && start < end && end <= offsets.length) {
      const names = Array.isArray(labels) ? labels.map(String) : []
      read.spans.push({ start: offsets.toUtf16(start), end: offsets.toUtf16(end), labels: names })
    } else read.misplaced++
  }
  return read
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
