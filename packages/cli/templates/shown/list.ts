/** The items of the list, a line for each. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  const items = object.is('List') ? object.itemsOf(task) : undefined
  return items?.map(({ title, body }) => `${title} ${body}`).join('\n')
}
