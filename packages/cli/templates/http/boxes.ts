function instructionFor({ labels }: ControlTagOf<'GeneratedControl'>): string {
  const names = labels.map(({ name }) => JSON.stringify(name)).join(', ')
  return `You find ${names ? `these objects: ${names}` : 'the objects'} in the image of the user.
Answer with JSON only. x and y are the left and upper edge; all four numbers are percent of the image, 0 to 100:
{"boxes": [{"label": "<what it is>", "x": 0, "y": 0, "width": 0, "height": 0, "score": <how sure you are, 0 to 1>}]}`
}

/** The boxes that the model answered. Those outside of the image, or with an unknown label, are left out. */
function boxesIn({ labelNames }: ControlTagOf<'GeneratedControl'>, boxes: unknown, image: ImageFile) {
  if (!Array.isArray(boxes)) throw new Error(`The model answered boxes: ${JSON.stringify(boxes)}; expected a list`)
  return boxes.flatMap((box) => {
    const { x, y, width, height } = (box ?? {}) as Record<string, number>
    const isInside = x! >= 0 && x! < 100 && y! >= 0 && y! < 100 && width! > 0 && height! > 0
    if (!isInside || (labelNames.size > 0 && !labelNames.has(box.label))) return []
    const size = { originalWidth: image.width, originalHeight: image.height }
    return [
      {
        x: x!,
        y: y!,
        width: width!,
        height: height!,
        label: String(box.label),
        ...size,
        score: probabilityOf(box.score),
      },
    ]
  })
}
