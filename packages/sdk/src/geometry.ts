export { boundsOfBox, clipBox } from './geometry/box-in-image.ts'
export { clipPolygon } from './geometry/clip-polygon.ts'
export {
  boxFromCenter,
  boxOfCorners,
  type CenteredBox,
  type Corners,
  cornersOfBox,
  type ImageBox,
  type PixelSize,
  type Point,
  type TurnedBox,
} from './geometry/image-box.ts'
export { imageSizeOf, uprightSize } from './geometry/image-size.ts'
