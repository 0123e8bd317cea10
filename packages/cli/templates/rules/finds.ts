/** Where a text has words of `predicted_values="Berlin, New York"`, or what `pattern="\d{4}-\d{2}"` matches. */
function foundIn({ labels }: ControlTagOf<'GeneratedControl'>, text: string) {
  return labels.flatMap(({ name: label, predictedValues, attributes: { pattern } }) => {
    const rules = [...(pattern ? [new RegExp(pattern, 'gu')] : []), ...predictedValues.map(wholeWord)]
    const matches = rules.flatMap((rule) => [...text.matchAll(rule)]).filter(([found]) => found !== '')
    return matches.map(({ index: start, 0: { length } }) => ({ start, end: start + length, label, score: 1 }))
  })
}

function wholeWord(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu')
}
