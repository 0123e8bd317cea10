/** The first sentence, or the first hundred characters of it. */
function answerOf(control: ControlTagOf<'TextArea'>, text: string) {
  const [sentence] = text.trim().split(/(?<=[.!?])\s/)
  return sentence ? control.write(sentence.slice(0, 100)) : null
}
