/** Asks back what the last message of the user was about. */
function answerOf(control: ControlTagOf<'Chat'>, task: Task) {
  const [object] = control.objects
  if (!object?.is('Chat')) return null
  const last = object.messagesOf(task).findLast(({ role }) => role === 'user')
  if (last === undefined) return null
  return control.say({ role: 'assistant', content: `You wrote: "${last.content}" What would you like to know?` })
}
