/** One row of a file: an object of columns or of JSON, or the text of a line. */
export interface Row {
  /** What messages call it: `rows.csv:12` for the line, `tasks.json item 3`. */
  where: string
  /** What messages call its file. */
  file: string
  value: unknown
}

/** What stands in the place of a row that cannot be read. */
export interface UnreadableRow {
  where: string
  problem: string
}

export function isUnreadable(row: Row | UnreadableRow): row is UnreadableRow {
  return 'problem' in row
}
