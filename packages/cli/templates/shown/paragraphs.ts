/** What the annotator reads, a line for each paragraph; undefined while it is at a URL. */
function shownText(object: ObjectTag, task: Task): string | undefined {
  const paragraphs = object.is('Paragraphs') ? object.paragraphsOf(task) : undefined
  return paragraphs?.map(({ author, text }) => `${author}: ${text}`).join('\n')
}
