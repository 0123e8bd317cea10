/** The text of a page with the spans that a person labeled. */
function labeledTextsOf(control: ControlTagOf<'GeneratedControl'>, task: Task, annotation: unknown): LabeledText[] {
  const [object] = control.objects
  const page = object?.is('HyperText') ? object.pageOf(task) : undefined
  if (page === undefined) return []
  const spans = control.read(annotation).flatMap((said) => {
    const global = 'xPath' in said && (said.xPath ? page.toGlobal(said.xPath) : said)
    if (!global || global.start === undefined || global.end === undefined) return []
    const place = { start: page.offsets.toUtf16(global.start), end: page.offsets.toUtf16(global.end) }
    return said.labels.filter((label) => control.labelNames.has(label)).map((label) => ({ ...place, label }))
  })
  return [{ text: page.text, spans }]
}
