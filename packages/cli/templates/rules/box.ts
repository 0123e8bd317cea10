/** The place itself. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, place: Place, image: ImageSize) {
  return control.box({ ...place, ...image })
}
