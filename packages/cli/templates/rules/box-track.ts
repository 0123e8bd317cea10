/** Frames of the video: a model that reads the file knows them. */
const framesCount = 6

/** The place from the first frame to the last. */
function answerOf(control: ControlTagOf<'VideoRectangle'>, _task: Task) {
  return placesOf(control).map(({ x, y, width, height, ...label }) => {
    const frames = [1, framesCount].map((frame) => ({ frame, x, y, width, height }))
    return control.track({ ...label, frames, framesCount, score: 1 })
  })
}
