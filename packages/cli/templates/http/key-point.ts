/** The centres of the boxes. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, { boxes }: Record<string, unknown>, image: ImageFile) {
  return boxesIn(control, boxes, image).map(({ x, y, width, height, ...box }) =>
    control.keyPoint({ ...box, x: Math.min(100, x + width / 2), y: Math.min(100, y + height / 2) }),
  )
}
