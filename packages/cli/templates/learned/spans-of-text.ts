/** What was found in the text of a task. */
function answerOf(control: ControlTagOf<'Labels'>, task: Task, find: Find) {
  const [object] = control.objects
  const text = object?.is('Text') ? object.textOf(task) : undefined
  if (text === undefined) return null
  const offsets = codePointOffsets(text)
  const known = find(text).filter(({ label }) => control.labelNames.has(label))
  return known.map(({ start, end, label, probability: score }) => {
    const place = { start: offsets.toCodePoint(start), end: offsets.toCodePoint(end) }
    return control.span({ ...place, taskText: offsets, label, score })
  })
}

/** The text of a task with the spans that a person labeled. */
function labeledTextsOf(control: ControlTagOf<'Labels'>, task: Task, annotation: unknown): LabeledText[] {
  const [object] = control.objects
  const text = object?.is('Text') ? object.textOf(task) : undefined
  if (text === undefined) return []
  const { spans } = readSpans(control, regionsOf(annotation), { taskText: text })
  const named = spans.flatMap(({ start, end, labels }) => labels.map((label) => ({ start, end, label })))
  return [{ text, spans: named.filter(({ label }) => control.labelNames.has(label)) }]
}
