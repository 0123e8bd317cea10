/** The first date that is written as 2024-05-07. */
function answerOf(control: ControlTagOf<'DateTime'>, text: string) {
  const [date] = /\b\d{4}-\d{2}-\d{2}\b/.exec(text) ?? []
  return date === undefined ? null : control.dateTime(new Date(date))
}
