/** What the model gets to read: what the component is given. */
function contentOf(control: ControlTagOf<'GeneratedControl'>, task: Task): string | undefined {
  const [object] = control.objects
  return object?.is('ReactCode') ? JSON.stringify(object.dataOf(task)) : undefined
}
