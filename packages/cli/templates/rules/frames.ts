/** Labels with `frames="1 24"` in the label config stand there: frames from 1, both included. */
function answerOf(control: ControlTagOf<'TimelineLabels'>, _task: Task) {
  return control.labels.flatMap(({ name: label, attributes: { frames } }) => {
    const [start, end] = (frames ?? '').split(' ').map(Number)
    if (start === undefined || end === undefined) return []
    return [control.range({ start, end, label, score: 1 })]
  })
}
