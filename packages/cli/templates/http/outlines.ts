function instructionFor({ labels }: ControlTagOf<'GeneratedControl'>): string {
  const names = labels.map(({ name }) => JSON.stringify(name)).join(', ')
  return `You draw ${names ? `these objects: ${names}` : 'the objects'} in the image of the user, each by a list of points.
Answer with JSON only. A point is its place from the left and from above in percent of the image, 0 to 100:
{"outlines": [{"label": "<what it is>", "points": [[0, 0], [50, 0], [50, 50]], "score": <how sure you are, 0 to 1>}]}`
}

/** Lines with fewer than GeneratedPoints points, points outside of the image, or an unknown label are left out. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, { outlines }: Record<string, unknown>, image: ImageFile) {
  if (!Array.isArray(outlines)) {
    throw new Error(`The model answered outlines: ${JSON.stringify(outlines)}; expected a list`)
  }
  const { labelNames } = control
  return outlines.flatMap((outline) => {
    const { label, points, score } = outline ?? {}
    const isLine = Array.isArray(points) && points.length >= GeneratedPoints && points.every(isPoint)
    if (!isLine || (labelNames.size > 0 && !labelNames.has(label))) return []
    const size = { originalWidth: image.width, originalHeight: image.height }
    const named = labelNames.size > 0 ? { label } : {}
    return [control.GeneratedBuilder({ ...named, ...size, points, score: probabilityOf(score) })]
  })
}

function isPoint(point: unknown): boolean {
  return Array.isArray(point) && point.length === 2 && point.every((place) => place >= 0 && place <= 100)
}
