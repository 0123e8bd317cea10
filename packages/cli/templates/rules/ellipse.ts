/** The ellipse that fills the place. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, place: Place, image: ImageSize) {
  const [radiusX, radiusY] = [place.width / 2, place.height / 2]
  return control.ellipse({ ...place, ...image, x: place.x + radiusX, y: place.y + radiusY, radiusX, radiusY })
}
