function instructionFor({ labels }: ControlTagOf<'GeneratedControl'>): string {
  return `You find entities in the text of the user. The labels are ${labels.map(({ name }) => JSON.stringify(name)).join(', ')}.
Answer with JSON only, every entity in its order, with its words exactly as in the text:
{"entities": [{"text": "<words>", "label": "<one of the labels>"}]}`
}

/** Finds the words that the model answered, each once and in their order: language models cannot count characters. */
function finderOf({ labelNames }: ControlTagOf<'GeneratedControl'>, entities: unknown): Find {
  if (!Array.isArray(entities)) {
    throw new Error(`The model answered entities: ${JSON.stringify(entities)}; expected a list`)
  }
  let left = entities.filter(
    (entity) => entity?.text && typeof entity.text === 'string' && labelNames.has(entity.label),
  )
  return (text) => {
    const found: { start: number; end: number; label: string }[] = []
    left = left.filter(({ text: words, label }) => {
      const next = text.indexOf(words, found.at(-1)?.end)
      const start = next === -1 ? text.indexOf(words) : next
      if (start !== -1) found.push({ start, end: start + words.length, label })
      return start === -1
    })
    return found
  }
}
