/** What the rules of the labels find in the text. */
function answerOf(control: ControlTagOf<'Labels'>, text: string) {
  const offsets = codePointOffsets(text)
  return foundIn(control, text).map(({ start, end, label }) => {
    const place = { start: offsets.toCodePoint(start), end: offsets.toCodePoint(end) }
    return control.span({ ...place, taskText: offsets, label, score: 1 })
  })
}
