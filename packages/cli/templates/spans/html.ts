/** Labels what is found in the text of a page. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, task: Task, find: Find) {
  const [object] = control.objects
  const html = object?.is('HyperText') ? object.pageOf(task) : undefined
  if (html === undefined) return null
  return find(html.text).map(({ start, end, ...found }) => {
    const place = { start: html.offsets.toCodePoint(start), end: html.offsets.toCodePoint(end) }
    return control.span({ ...found, ...place, html })
  })
}
