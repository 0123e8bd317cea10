/** One star for every ten words, at least one. */
function answerOf(control: ControlTagOf<'Rating'>, text: string) {
  const highest = Number(control.attribute('maxRating') ?? 5)
  return control.rate(Math.min(highest, Math.ceil(wordsOf(text).length / 10)))
}
