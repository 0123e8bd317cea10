/** The cells of the table, a line for each row; undefined while it is at a URL. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  const rows = object.is('Table') ? object.tableOf(task) : undefined
  return rows?.map((row) => Object.values(row).join(', ')).join('\n')
}
