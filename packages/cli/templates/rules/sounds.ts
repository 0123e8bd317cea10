/** Labels with `seconds="0.5 2"` in the label config stand there. */
function answerOf(control: ControlTagOf<'Labels'>, _task: Task) {
  return control.labels.flatMap(({ name: label, attributes: { seconds } }) => {
    const [start, end] = (seconds ?? '').split(' ').map(Number)
    if (start === undefined || end === undefined) return []
    return [control.span({ start, end, label, score: 1 })]
  })
}
