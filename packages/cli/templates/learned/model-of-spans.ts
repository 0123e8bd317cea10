/**
 * GeneratedControl on GeneratedObject, learned from annotations. GeneratedSummary Before the first training nothing is found.
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl'> {
  static override needs = [{ control: 'GeneratedControl', object: 'GeneratedObject' }]
  #tagger: EntityTagger | undefined

  override async setup() {
    const file = this.artifacts('spans.crf')
    if (file) this.#tagger = decodeEntityTagger(await readFile(file))
  }

  override predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    return answerOf(control, task, (text) => {
      const { entities } = this.#tagger?.tag(text) ?? { entities: [] }
      const known = entities.filter(({ label }) => control.labelNames.has(label))
      return known.map(({ probability: score, ...entity }) => ({ ...entity, score }))
    })
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const control = this.controls[0]!
    const texts: LabeledText[] = []
    for await (const { task, annotation } of dataset) texts.push(...labeledTextsOf(control, task, annotation))
    const spans = texts.flatMap(({ spans }) => spans)
    if (spans.length === 0) throw new Error(`Nothing to learn from: no annotation has a span of ${control.name}.`)
    job.log(`learns from ${spans.length} spans`)
    const { signal } = job
    const tagger = await trainEntityTagger({ texts, signal, onProgress: (done) => job.progress(done) })
    await writeFile(job.artifacts('spans.crf'), encodeEntityTagger(tagger))
    return { spans: spans.length }
  }
}
