/** The ellipses that fill the boxes. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, { boxes }: Record<string, unknown>, image: ImageFile) {
  return boxesIn(control, boxes, image).map((box) => {
    const [radiusX, radiusY] = [Math.min(50, box.width / 2), Math.min(50, box.height / 2)]
    return control.ellipse({ ...box, x: box.x + radiusX, y: box.y + radiusY, radiusX, radiusY })
  })
}
