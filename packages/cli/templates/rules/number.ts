/** How many words there are. */
function answerOf(control: ControlTagOf<'Number'>, text: string) {
  return control.number(wordsOf(text).length)
}
