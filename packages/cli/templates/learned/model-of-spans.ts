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
    const tagger = this.#tagger
    return tagger ? answerOf(control, task, (text) => tagger.tag(text).entities) : null
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const control = this.controls[0]!
    const texts: LabeledText[] = []
    for await (const { task, annotation } of dataset) texts.push(...labeledTextsOf(control, task, annotation))
    const spans = texts.flatMap(({ spans }) => spans)
    if (spans.length === 0) throw new Error(`Nothing to learn from: no annotation has a span of ${control.name}.`)
    job.log(`learns from ${spans.length} spans`)
    const tagger = await trainEntityTagger({ texts, signal: job.signal, onProgress: (done) => job.progress(done) })
    await writeFile(job.artifacts('spans.crf'), encodeEntityTagger(tagger))
    return { spans: spans.length }
  }
}

/** Finds spans in a text; string indices. */
type Find = (text: string) => readonly { start: number; end: number; label: string; probability: number }[]
