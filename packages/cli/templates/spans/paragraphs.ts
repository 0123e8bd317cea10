/** Labels what is found in the paragraphs of a dialogue. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, task: Task, find: Find) {
  const [object] = control.objects
  const paragraphs = object?.is('Paragraphs') ? object.paragraphsOf(task) : undefined
  if (paragraphs === undefined) return null
  return paragraphs.flatMap(({ text }, paragraph) =>
    find(text).map((found) => control.span({ ...found, paragraph, paragraphs })),
  )
}
