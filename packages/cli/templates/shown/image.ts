/** The URL of the image without the content that a data URL has after its comma: this model does not look inside. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  return object.is('Image') ? object.imageOf(task).split(',')[0] : undefined
}
