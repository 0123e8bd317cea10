/** A mask for each label that has pixels with a score of at least `model_score_threshold` of the tag. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, outputs: Outputs, image: TaskImage) {
  const [masks] = Object.values(outputs)
  const scores = numbersOf(masks)
  const [height, width] = masks!.dims.slice(-2) as [number, number]
  const { scoreThreshold: threshold = 0.5 } = modelAttributes(control)
  return control.labels.flatMap(({ name: label }, at) => {
    const ofLabel = enlarged(scores.slice(at * width * height), { width, height }, image)
    const mask = maskOfScores(ofLabel, { width: image.width, height: image.height, threshold })
    return mask.data.some(Boolean) ? control.GeneratedBuilder({ mask, label }) : []
  })
}

/** As many scores as the image has pixels, each that of the nearest one. */
function enlarged(scores: readonly number[], from: { width: number; height: number }, to: TaskImage): number[] {
  return Array.from({ length: to.width * to.height }, (_, at) => {
    const x = Math.floor(((at % to.width) * from.width) / to.width)
    const y = Math.floor((Math.floor(at / to.width) * from.height) / to.height)
    return scores[y * from.width + x] ?? 0
  })
}
