/** The messages so far, a line for each. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  const messages = object.is('Chat') ? object.messagesOf(task) : undefined
  return messages?.map(({ role, content }) => `${role}: ${content}`).join('\n')
}
