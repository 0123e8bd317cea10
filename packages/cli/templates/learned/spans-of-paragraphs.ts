/** The paragraphs of a dialogue with the spans that a person labeled; those over several paragraphs are passed over. */
function labeledTextsOf(control: ControlTagOf<'GeneratedControl'>, task: Task, annotation: unknown): LabeledText[] {
  const [object] = control.objects
  const paragraphs = (object?.is('Paragraphs') && object.paragraphsOf(task)) || []
  const labeled = control.read(annotation).flatMap((said) => {
    const { start, end } = 'start' in said ? said : {}
    if (typeof start !== 'object' || typeof end !== 'object' || start.paragraph !== end.paragraph) return []
    const known = said.labels.filter((label) => control.labelNames.has(label))
    return known.map((label) => ({ paragraph: start.paragraph, start: start.offset, end: end.offset, label }))
  })
  return paragraphs.map(({ text }, index) => ({ text, spans: labeled.filter(({ paragraph }) => paragraph === index) }))
}
