/** The Buckets of the label config. */
const [best, rest] = ['best', 'rest']

/** The half of the items that has the most words into the first bucket, the others into the second. */
function answerOf(control: ControlTagOf<'Ranker'>, task: Task) {
  const [object] = control.objects
  if (!object?.is('List')) return null
  const sizes = object.itemsOf(task).map(({ id, title, body }) => ({ id, size: wordsOf(`${title} ${body}`).length }))
  const ids = sizes.toSorted((a, b) => b.size - a.size).map(({ id }) => id)
  const half = Math.ceil(ids.length / 2)
  return control.rank({ [best]: ids.slice(0, half), [rest]: ids.slice(half) })
}
