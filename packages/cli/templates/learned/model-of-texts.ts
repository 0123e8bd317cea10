/**
 * GeneratedControl on GeneratedObject, learned from annotations. GeneratedSummary Before the first training all labels are equally likely.
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl'> {
  static override needs = [{ control: 'GeneratedControl', object: 'GeneratedObject' }]
  #classifier: TextClassifier | undefined

  override async setup() {
    const file = this.artifacts('texts.classifier')
    if (file) this.#classifier = decodeTextClassifier(await readFile(file))
  }

  override predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    const text = shownText(control.objects[0]!, task)
    const labels = leavesOf(control)
    if (text === undefined || labels.length === 0) return null
    const [learned] = this.#classifier?.predictProbabilities([text]) ?? []
    const probabilities = labels.map(
      ({ path }) => learned?.[this.#classifier!.classes.indexOf(nameOf(path))] ?? 1 / labels.length,
    )
    const score = Math.max(...probabilities)
    const { name, path } = labels[probabilities.indexOf(score)]!
    return control.choose(control.nested ? [path] : name, { score })
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const control = this.controls[0]!
    const classes = leavesOf(control).map(({ path }) => nameOf(path))
    const documents: string[] = []
    const labels: string[] = []
    for await (const { task, annotation } of dataset) {
      const text = shownText(control.objects[0]!, task) ?? ''
      const chosen = control.read(annotation).flatMap(({ paths }) => paths.map(nameOf))
      // Older annotations may have labels that the label config does not have today.
      for (const label of chosen.filter((label) => classes.includes(label))) {
        documents.push(text)
        labels.push(label)
      }
    }
    if (labels.length === 0) throw new Error(`Nothing to learn from: no annotation has a choice of ${control.name}.`)
    job.log(`learns from ${labels.length} choices`)
    const { signal } = job
    const classifier = await trainTextClassifier({
      documents,
      labels,
      classes,
      signal,
      onProgress: (done) => job.progress(done),
    })
    await writeFile(job.artifacts('texts.classifier'), encodeTextClassifier(classifier))
    return { examples: labels.length }
  }
}

/** The labels that have none below them. */
function leavesOf({ labels }: ControlTagOf<'GeneratedControl'>) {
  return labels.filter(({ children }) => children.length === 0)
}

function nameOf(path: readonly string[]): string {
  return path.join(' / ')
}
