/** The values of the series, a line for each column; undefined while it is at a URL. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  const columns = object.is('TimeSeries') ? object.seriesOf(task)?.columns : undefined
  return (
    columns &&
    Object.entries(columns)
      .map(([name, values]) => `${name}: ${values.join(', ')}`)
      .join('\n')
  )
}
