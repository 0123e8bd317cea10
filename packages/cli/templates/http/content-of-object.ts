/** What the model gets to read. */
function contentOf(control: ControlTagOf<'GeneratedControl'>, task: Task): string | undefined {
  return shownText(control.objects[0]!, task)
}
