function instructionFor(_control: ControlTagOf<'TextArea'>): string {
  return `Describe in one sentence what the user shows.
Answer with JSON only: {"text": "<the sentence>", "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'TextArea'>, { text, score }: Record<string, unknown>) {
  if (typeof text === 'string') return control.write(text, { score: probabilityOf(score) })
  throw new Error(`The model answered ${JSON.stringify(text)}; expected a text`)
}
