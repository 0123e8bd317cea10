/** What the annotator reads; undefined while it is at a URL. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  return object.is('GeneratedObject') ? object.textOf(task) : undefined
}
