import { BackendError } from '@label-studio-ml/protocol'
import { attributeOf } from '../elements/config-element.ts'
import type { ControlTagData } from './control-tag-data.ts'

/** Settings of a model that a control tag carries as plain attributes; undefined where the attribute is absent or blank. */
export interface ModelAttributes {
  /** `model_score_threshold`, in old configs `score_threshold`: the score, 0 to 1, below which a model answers nothing. */
  readonly scoreThreshold?: number
  /** `model_path`: which weights to load. */
  readonly path?: string
  /** `model_skip`: the model leaves this control tag alone. */
  readonly skip?: boolean
  /** `model_obb`: boxes are rotated. */
  readonly obb?: boolean
  /** `model_add_bboxes`: key points come with the box around them. */
  readonly addBboxes?: boolean
  /** `model_point_threshold`: the score, 0 to 1, below which a key point is left out. */
  readonly pointThreshold?: number
  /** `model_point_size`: the width of key points, percent of the image. */
  readonly pointSize?: number
  /** `model_conf`: the score, 0 to 1, below which a tracker is not told of a detection. */
  readonly conf?: number
  /** `model_iou`: the overlap, 0 to 1, above which two boxes are one. */
  readonly iou?: number
  /** `model_tracker`. */
  readonly tracker?: 'botsort' | 'bytetrack'
  /** `model_trainable`: the model learns from annotations of this control tag. */
  readonly trainable?: boolean
  /** `model_classifier_epochs`. */
  readonly classifierEpochs?: number
  /** `model_classifier_sequence_size`, frames. */
  readonly classifierSequenceSize?: number
  /** `model_classifier_hidden_size`. */
  readonly classifierHiddenSize?: number
  /** `model_classifier_num_layers`. */
  readonly classifierNumLayers?: number
  /** `model_classifier_f1_threshold`: training ends when F1, 0 to 1, is reached. */
  readonly classifierF1Threshold?: number
  /** `model_classifier_accuracy_threshold`: training ends when the accuracy, 0 to 1, is reached. */
  readonly classifierAccuracyThreshold?: number
  /** Settings of the tracker by the rest of their name: `botsort_track_buffer="30"` is `{ track_buffer: 30 }`. */
  readonly botsort: TrackerSettings
  /** As `botsort`. */
  readonly bytetrack: TrackerSettings
}

/** Numbers and `true` or `false` as such, everything else as text. */
export type TrackerSettings = Readonly<Record<string, string | number | boolean>>

interface Kind {
  expected: string
  example: string
  /** Undefined for anything else. */
  read(written: string): string | number | boolean | undefined
}

const share = numberKind('a number from 0 to 1', '0.5', (number) => number >= 0 && number <= 1)
const size = numberKind('a number above 0', '1', (number) => number > 0 && number < Number.POSITIVE_INFINITY)
const count = numberKind('a whole number from 1', '100', (number) => Number.isSafeInteger(number) && number >= 1)
const index = numberKind('a whole number from 0', '0', (number) => Number.isSafeInteger(number) && number >= 0)
const flags = new Map(Object.entries({ 1: true, true: true, yes: true, 0: false, false: false, no: false }))
const flag: Kind = {
  expected: '1, true or yes, or 0, false or no',
  example: 'true',
  read: (written) => flags.get(written.toLowerCase()),
}
const text: Kind = { expected: 'a text', example: 'model.onnx', read: (written) => written }
const trackers = ['botsort', 'bytetrack']
const tracker: Kind = {
  expected: 'botsort or bytetrack',
  example: 'botsort',
  read: (written) => trackers.find((name) => name === written.toLowerCase()),
}

const attributes = new Map<string, { key: Exclude<keyof ModelAttributes, 'botsort' | 'bytetrack'>; kind: Kind }>([
  ['model_score_threshold', { key: 'scoreThreshold', kind: share }],
  ['model_path', { key: 'path', kind: text }],
  ['model_skip', { key: 'skip', kind: flag }],
  ['model_obb', { key: 'obb', kind: flag }],
  ['model_add_bboxes', { key: 'addBboxes', kind: flag }],
  ['model_point_threshold', { key: 'pointThreshold', kind: share }],
  ['model_point_size', { key: 'pointSize', kind: size }],
  ['model_conf', { key: 'conf', kind: share }],
  ['model_iou', { key: 'iou', kind: share }],
  ['model_tracker', { key: 'tracker', kind: tracker }],
  ['model_trainable', { key: 'trainable', kind: flag }],
  ['model_classifier_epochs', { key: 'classifierEpochs', kind: count }],
  ['model_classifier_sequence_size', { key: 'classifierSequenceSize', kind: count }],
  ['model_classifier_hidden_size', { key: 'classifierHiddenSize', kind: count }],
  ['model_classifier_num_layers', { key: 'classifierNumLayers', kind: count }],
  ['model_classifier_f1_threshold', { key: 'classifierF1Threshold', kind: share }],
  ['model_classifier_accuracy_threshold', { key: 'classifierAccuracyThreshold', kind: share }],
])

type ControlAttributes = Pick<ControlTagData, 'tag' | 'name' | 'attributes' | 'attribute'>

/**
 * The settings of a model that the label config carries on a control tag, under the names that label-studio-ml-backend
 * uses. The server reads them when a project is connected, so that "Validate and Save" refuses a wrong one.
 * @throws BackendError LABEL_CONFIG_UNFIT names the tag, the attribute, what was expected and an example.
 * @example modelAttributes(control).skip // true for <Labels … model_skip="yes">
 */
export function modelAttributes(control: ControlAttributes): ModelAttributes {
  const tag = `<${control.tag} name="${control.name}">`
  const found: Record<string, unknown> = {}
  const settings: Record<string, Record<string, string | number | boolean>> = { botsort: {}, bytetrack: {} }
  for (const [name, value] of Object.entries(control.attributes)) {
    const written = value.trim()
    if (written === '') continue
    const attribute = attributes.get(name.toLowerCase())
    if (attribute) found[attribute.key] = readAs(attribute.kind, tag, name, written)
    const [, owner, setting] = /^(botsort|bytetrack)_(.+)$/i.exec(name) ?? []
    if (owner && setting) settings[owner.toLowerCase()]![setting.toLowerCase()] = settingOf(written)
  }
  const legacy = found.scoreThreshold === undefined ? control.attribute('score_threshold')?.trim() : undefined
  if (legacy) found.scoreThreshold = readAs(share, tag, 'score_threshold', legacy)
  return { ...found, ...settings } as ModelAttributes & typeof settings
}

/**
 * The labels of a control tag by the number that `model_index` gives them: the key points of a pose model.
 * @throws BackendError LABEL_CONFIG_UNFIT for anything but a whole number, and for a number that two labels have.
 * @example labelsByModelIndex(control).get(0) // 'nose' for <Label value="nose" model_index="0"/>
 */
export function labelsByModelIndex(control: Pick<ControlTagData, 'tag' | 'name' | 'labels'>): Map<number, string> {
  const labels = new Map<number, string>()
  for (const { name, attributes: ofLabel } of control.labels) {
    const written = attributeOf(ofLabel, 'model_index')?.trim()
    if (!written) continue
    const tag = `Label '${name.slice(0, 100)}' of <${control.tag} name="${control.name}">`
    const number = readAs(index, tag, 'model_index', written) as number
    const earlier = labels.get(number)
    if (earlier !== undefined) {
      throw unfit(
        `${tag} has model_index="${number}", which '${earlier.slice(0, 100)}' has already; give each label its own.`,
      )
    }
    labels.set(number, name)
  }
  return labels
}

function readAs(kind: Kind, tag: string, name: string, written: string): string | number | boolean {
  const value = kind.read(written)
  if (value !== undefined) return value
  const came = `${name}="${written.slice(0, 100)}"`
  throw unfit(`${tag} has ${came}; expected ${kind.expected}, for example ${name}="${kind.example}".`)
}

function unfit(message: string): BackendError {
  return new BackendError('LABEL_CONFIG_UNFIT', message)
}

function settingOf(written: string): string | number | boolean {
  if (/^(true|false)$/i.test(written)) return written.toLowerCase() === 'true'
  const number = Number(written)
  return Number.isFinite(number) ? number : written
}

function numberKind(expected: string, example: string, accepts: (number: number) => boolean): Kind {
  return {
    expected,
    example,
    read: (written) => {
      const number = Number(written)
      return accepts(number) ? number : undefined
    },
  }
}
