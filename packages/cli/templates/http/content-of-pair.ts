/** What the model gets to read: the two that it compares. */
function contentOf(control: ControlTagOf<'GeneratedControl'>, task: Task): string | undefined {
  const [left, right] = control.objects.map((object) => shownText(object, task))
  return left === undefined || right === undefined ? undefined : `Left:\n${left}\n\nRight:\n${right}`
}
