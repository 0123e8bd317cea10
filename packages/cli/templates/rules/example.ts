/** The same for every task, the example of the tag's format: a rule of yours goes here. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, _task: Task) {
  const value = GeneratedExample
  return { from_name: control.name, to_name: control.toName[0]!, type: 'GeneratedType', value, score: 1 }
}
