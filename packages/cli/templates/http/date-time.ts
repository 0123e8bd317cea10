function instructionFor(_control: ControlTagOf<'DateTime'>): string {
  return `Find the date that what the user shows is about.
Answer with JSON only, with null for no date: {"date": "<as in 2024-05-07T09:30Z>", "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'DateTime'>, { date, score }: Record<string, unknown>) {
  if (date === null) return null
  const moment = new Date(String(date))
  if (!Number.isNaN(moment.getTime())) return control.dateTime(moment, { score: probabilityOf(score) })
  throw new Error(`The model answered ${JSON.stringify(date)}; expected a date as 2024-05-07T09:30Z`)
}
