/** What the model gets to read: the items with their ids. */
function contentOf(control: ControlTagOf<'GeneratedControl'>, task: Task): string | undefined {
  const [object] = control.objects
  return object?.is('List') ? JSON.stringify(object.itemsOf(task)) : undefined
}
