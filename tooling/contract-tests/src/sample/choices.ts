import { marked, type TagAnnotator } from './tag-annotator.ts'

export const choices: TagAnnotator = {
  tag: 'Choices',
  learnsFrom: ['Text', 'HyperText'],
  example: (control, shown, label, nth) => {
    const isText = control.objects.some(({ tag }) => tag === 'Text' || tag === 'HyperText')
    return {
      shown: isText ? marked(shown, label, nth) : shown,
      value: { choices: [control.labels[label]!.name] },
    }
  },
}
