/** Labels what is found in the text of a task. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, task: Task, find: Find) {
  const [object] = control.objects
  const text = object?.is('Text') ? object.textOf(task) : undefined
  if (text === undefined) return null
  const offsets = codePointOffsets(text)
  return find(text).map(({ start, end, ...found }) => {
    const place = { start: offsets.toCodePoint(start), end: offsets.toCodePoint(end) }
    return control.span({ ...found, ...place, taskText: offsets })
  })
}
