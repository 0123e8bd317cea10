import { type ControlTag, type LabelConfig, sampleTask } from '@label-studio-ml/sdk'
import type { Annotator } from './annotator.ts'

const markers = [
  'apricot',
  'bulldozer',
  'candle',
  'dolphin',
  'elbow',
  'fountain',
  'garlic',
  'hammock',
  'igloo',
  'jigsaw',
]

/** A word that stands in every example of a label and in no other, so that even a small model can learn it. */
function markerOf(label: number): string {
  return markers[label] ?? `marker${label}`
}

/** Texts that begin with the marker of their label, the choice or the first span of the text; undefined for other configs. */
export function markedTexts(config: LabelConfig): Annotator | undefined {
  const control = config.controls.find(takesMarkers)
  if (control === undefined) return undefined
  const labels = control.labels.map(({ name }) => name)
  const { data } = sampleTask(config, { seed: 1 })
  const field = control.objects[0]!.field!
  return {
    control,
    labels,
    teaches: labels.length > 1,
    dataOf: (label, id) => ({ ...data, [field]: `${markerOf(label)} ${markerOf(label)} ${id}. ${data[field]}` }),
    regionOf: (label, id) => {
      const [name, options] = [labels[label]!, { id: `r${id}` }]
      if (control.is('Choices')) return control.choose(name, options)
      if (!control.is('Labels')) throw new Error(`<${control.tag}> takes no markers`)
      const text = markerOf(label)
      return control.span({ start: 0, end: text.length, text, label: name, ...options })
    },
  }
}

function takesMarkers(control: ControlTag): boolean {
  const [object] = control.objects
  const isWritten = !object?.attribute('encoding') && !object?.attribute('valueType')
  const isFree = !control.perRegion && !control.perItem && control.repeatFlags.length === 0
  const kinds = control.tag === 'Choices' ? ['Text', 'HyperText'] : control.tag === 'Labels' ? ['Text'] : []
  const isText = object !== undefined && kinds.includes(object.tag) && /^\w+$/.test(object.field ?? '')
  return isText && isWritten && isFree && control.labels.length > 0
}
