/** The centre of the place. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, place: Place, image: ImageSize) {
  const { x, y, width, height, ...label } = place
  return control.keyPoint({ ...label, ...image, x: x + width / 2, y: y + height / 2 })
}
