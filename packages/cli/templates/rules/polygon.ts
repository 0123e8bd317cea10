/** The corners of the place. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, place: Place, image: ImageSize) {
  const { x, y, width, height, ...label } = place
  const [right, bottom] = [x + width, y + height]
  const points = [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ]
  return control.polygon({ ...label, ...image, points })
}
