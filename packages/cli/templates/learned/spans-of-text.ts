/** The text of a task with the spans that a person labeled. */
function labeledTextsOf(control: ControlTagOf<'GeneratedControl'>, task: Task, annotation: unknown): LabeledText[] {
  const [object] = control.objects
  const text = object?.is('Text') ? object.textOf(task) : undefined
  if (text === undefined) return []
  const { spans } = readSpans(control, regionsOf(annotation), { taskText: text })
  const named = spans.flatMap(({ start, end, labels }) => labels.map((label) => ({ start, end, label })))
  return [{ text, spans: named.filter(({ label }) => control.labelNames.has(label)) }]
}
