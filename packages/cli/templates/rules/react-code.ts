/** One star for every field that the component is given, at most five: whatever object it understands goes here. */
function answerOf(control: ControlTagOf<'ReactCode'>, task: Task) {
  const [object] = control.objects
  if (!object?.is('ReactCode')) return null
  const fields = Object.keys(Object(object.dataOf(task)))
  return control.answer({ stars: Math.min(5, fields.length) })
}
