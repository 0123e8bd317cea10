/** A mask for each label that has pixels with a score of at least `model_score_threshold` of the tag. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, outputs: Outputs, image: ImagePixels) {
  const [masks] = Object.values(outputs)
  const scores = numbersOf(masks)
  const [height, width] = masks!.dims.slice(-2) as [number, number]
  const { scoreThreshold: threshold = 0.5 } = modelAttributes(control)
  const size = { width: image.originalWidth, height: image.originalHeight }
  return control.labels.flatMap(({ name: label }, at) => {
    const ofLabel = enlarged(scores.slice(at * width * height), { width, height }, size)
    const mask = maskOfScores(ofLabel, { ...size, threshold })
    return mask.data.some(Boolean) ? control.GeneratedBuilder({ mask, label }) : []
  })
}

interface Size {
  width: number
  height: number
}

/** As many scores as the image has pixels, each that of the nearest one. */
function enlarged(scores: readonly number[], from: Size, to: Size): number[] {
  return Array.from({ length: to.width * to.height }, (_, at) => {
    const x = Math.floor(((at % to.width) * from.width) / to.width)
    const y = Math.floor((Math.floor(at / to.width) * from.height) / to.height)
    return scores[y * from.width + x] ?? 0
  })
}
