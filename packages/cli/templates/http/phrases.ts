function instructionFor({ labels }: ControlTagOf<'GeneratedControl'>): string {
  return `You find entities in the text of the user. The labels are ${labels.map(({ name }) => JSON.stringify(name)).join(', ')}.
Answer with JSON only, every entity in its order, with its words exactly as in the text:
{"entities": [{"text": "<words>", "label": "<one of the labels>"}]}`
}

/** Where the words that the model answered stand, one after the other: language models cannot count characters. */
function foundIn({ labelNames }: ControlTagOf<'GeneratedControl'>, entities: unknown, text: string) {
  if (!Array.isArray(entities)) {
    throw new Error(`The model answered entities: ${JSON.stringify(entities)}; expected a list`)
  }
  let from = 0
  return entities.flatMap((entity) => {
    const { text: words, label } = entity ?? {}
    if (typeof words !== 'string' || words === '' || !labelNames.has(label)) return []
    const next = text.indexOf(words, from)
    const start = next === -1 ? text.indexOf(words) : next
    if (start === -1) return []
    from = start + words.length
    return [{ start, end: from, label: String(label) }]
  })
}
