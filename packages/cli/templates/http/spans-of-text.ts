function answerOf(control: ControlTagOf<'Labels'>, { entities }: Record<string, unknown>, text: string) {
  const offsets = codePointOffsets(text)
  return foundIn(control, entities, text).map(({ start, end, label }) => {
    const place = { start: offsets.toCodePoint(start), end: offsets.toCodePoint(end) }
    return control.span({ ...place, taskText: offsets, label })
  })
}
