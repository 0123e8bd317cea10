/** Frames of the video: a model that reads the file knows them. */
const framesCount = 6

/** The diagonal of the place from the first frame to the last. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, _task: Task) {
  return placesOf(control).map(({ x, y, width, height, ...label }) => {
    const points = [
      [x, y],
      [x + width, y + height],
    ]
    const frames = [1, framesCount].map((frame) => ({ frame, points }))
    return control.track({ ...label, frames, framesCount, score: 1 })
  })
}
