function answerOf(control: ControlTagOf<'GeneratedControl'>, { boxes }: Record<string, unknown>, image: ImageFile) {
  return boxesIn(control, boxes, image).map((box) => control.box(box))
}
