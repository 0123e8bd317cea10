/** The diagonal of the place. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, place: Place, image: ImageSize) {
  const { x, y, width, height, ...label } = place
  const points = [
    [x, y],
    [x + width, y + height],
  ]
  return control.vector({ ...label, ...image, points })
}
