/** Wherever the first channel lies above its mean the first label stands. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, task: Task) {
  const [object] = control.objects
  const series = object?.is('TimeSeries') ? object.seriesOf(task) : undefined
  const [label] = control.labels
  if (series === undefined || label === undefined) return null
  const [, column = []] =
    Object.entries(series.columns).find(([name]) => name !== object?.attribute('timeColumn')) ?? []
  const mean = column.reduce<number>((sum, value) => sum + Number(value), 0) / column.length
  const isHigh = column.map((value) => Number(value) > mean)
  const starts = isHigh.flatMap((high, at) => (high && !isHigh[at - 1] ? [at] : []))
  return starts.map((start) => {
    const next = isHigh.indexOf(false, start)
    const [first, last] = [series.time[start], series.time[(next === -1 ? isHigh.length : next) - 1]]
    return control.span({ start: first!, end: last!, label: label.name, score: 1 })
  })
}
