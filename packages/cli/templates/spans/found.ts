/** What finds spans in a text; string indices. */
type Find = (text: string) => readonly { start: number; end: number; label: string; score?: number }[]
