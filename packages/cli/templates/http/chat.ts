function instructionFor(_control: ControlTagOf<'Chat'>): string {
  return `Write the next message of the assistant in the conversation that the user shows.
Answer with JSON only: {"reply": "<the message>", "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'Chat'>, { reply, score }: Record<string, unknown>) {
  if (typeof reply !== 'string') throw new Error(`The model answered ${JSON.stringify(reply)}; expected a text`)
  return control.say({ role: 'assistant', content: reply }, { score: probabilityOf(score) })
}
