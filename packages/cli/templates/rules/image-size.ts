/** Of the image, in pixels, and how sure the rule is. */
interface ImageSize {
  originalWidth: number
  originalHeight: number
  score: number
}
