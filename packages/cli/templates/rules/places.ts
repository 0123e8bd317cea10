/** Left and upper edge, width and height in percent of the image. */
interface Place {
  x: number
  y: number
  width: number
  height: number
  label?: string
}

/** Where the label config says that labels stand, or the tag itself if it has none: `place="x y width height"`. */
function placesOf(control: ControlTagOf<'GeneratedControl'>): Place[] {
  const { labels } = control
  if (labels.length === 0) return placeIn(control.attribute('place'), control.name)
  return labels.flatMap(({ name: label, attributes }) =>
    placeIn(attributes.place, label).map((place) => ({ ...place, label })),
  )
}

/** The place in an attribute; none without it. */
function placeIn(written: string | undefined, name: string): Place[] {
  if (written === undefined) return []
  const numbers = written
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) {
    throw new Error(`"${name}" has place="${written}"; expected four numbers in percent: place="10 5 80 12"`)
  }
  const [x, y, width, height] = numbers as [number, number, number, number]
  return [{ x, y, width, height }]
}
