/** The places on the first page. */
function answerOf(control: ControlTagOf<'OcrLabels'>, _task: Task) {
  return placesOf(control).map((place) => control.box({ ...place, unit: 'percent', pageIndex: 1, score: 1 }))
}
