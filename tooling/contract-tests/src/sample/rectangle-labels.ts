import type { TagAnnotator } from './tag-annotator.ts'

/** RectangleLabels on Image: percent of the image. What a model makes of one picture is its own test's matter. */
export const rectangleLabels: TagAnnotator = {
  tag: 'RectangleLabels',
  learnsFrom: [],
  example: (control, shown, label, nth) => ({
    shown,
    value: {
      x: 5 + nth,
      y: 5 + 2 * nth,
      width: 20,
      height: 15,
      rotation: 0,
      rectanglelabels: [control.labels[label]!.name],
    },
    region: { original_width: 640, original_height: 480, image_rotation: 0 },
  }),
}
