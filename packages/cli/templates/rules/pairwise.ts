/** The one with more words; the left one if they have the same number. */
function answerOf(control: ControlTagOf<'Pairwise'>, task: Task) {
  const [left = 0, right = 0] = control.objects.map((object) => wordsOf(shownText(object, task) ?? '').length)
  return control.prefer(left >= right ? 'left' : 'right')
}
