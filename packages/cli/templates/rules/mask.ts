/** Every pixel of the place. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, place: Place, image: ImageSize) {
  const { x, y, width, height, ...label } = place
  const size = { width: image.originalWidth, height: image.originalHeight }
  const mask = maskOfBox({ x, y, width, height }, size)
  return control.GeneratedBuilder({ ...label, mask, score: image.score })
}
