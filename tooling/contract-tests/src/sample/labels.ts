import { marked, markerOf, type TagAnnotator } from './tag-annotator.ts'

/** Labels on Text: the marker at the beginning is the labeled span, with an exclusive end. */
export const labels: TagAnnotator = {
  tag: 'Labels',
  learnsFrom: ['Text'],
  example: (control, shown, label, nth) => {
    const text = markerOf(label)
    return {
      shown: marked(shown, label, nth),
      value: { start: 0, end: text.length, text, labels: [control.labels[label]!.name] },
    }
  },
}
