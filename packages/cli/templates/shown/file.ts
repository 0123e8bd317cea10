/** The URL of the file without the content that a data URL has after its comma: this model does not look inside. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  return object.is('GeneratedObject') ? object.urlOf(task).split(',')[0] : undefined
}
