/** The boxes whose score reaches `model_score_threshold` of the tag. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, outputs: Outputs, image: ImagePixels) {
  const [sides, scores, classes] = ['boxes', 'scores', 'labels'].map((name) => numbersOf(outputs[name]))
  const { scoreThreshold = 0.5 } = modelAttributes(control)
  const size = { originalWidth: image.originalWidth, originalHeight: image.originalHeight, unit: 'fraction' } as const
  return scores!.flatMap((score, at) => {
    const [left, top, right, bottom] = sides!.slice(4 * at) as [number, number, number, number]
    const label = control.labels[classes![at]!]?.name
    if (score < scoreThreshold || label === undefined) return []
    return [control.box({ x: left, y: top, width: right - left, height: bottom - top, label, score, ...size })]
  })
}
