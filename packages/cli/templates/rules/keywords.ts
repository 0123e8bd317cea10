/** The label with the most keywords in the text; its share of all keywords that were found is the score. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, text: string) {
  const words = wordsOf(text)
  const hits = control.labels.map(({ predictedValues }) => countOf(words, predictedValues))
  const total = hits.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const most = Math.max(...hits)
  const { name, path } = control.labels[hits.indexOf(most)]!
  return control.choose(control.nested ? [path] : name, { score: most / total })
}

function countOf(words: readonly string[], keywords: readonly string[]): number {
  const wanted = new Set(keywords.map((keyword) => keyword.toLowerCase()))
  return words.filter((word) => wanted.has(word)).length
}
