import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { labelsByModelIndex, modelAttributes } from './model-attributes.ts'

const controlOf = (attributes: string, labels = '<Label value="A"/>') =>
  parseLabelConfig(
    `<View><Video name="v" value="$v"/><KeyPointLabels name="k" toName="v" ${attributes}>${labels}</KeyPointLabels></View>`,
  ).control('k')

describe('modelAttributes', () => {
  it('gives every setting with its type', () => {
    const control =
      controlOf(`model_score_threshold="0.4" model_path="yolo.pt" model_skip="1" model_obb="Yes" model_add_bboxes="TRUE"
      model_point_threshold="0" model_point_size="0.5" model_conf=".25" model_iou="1" model_tracker="ByteTrack" model_trainable="no"
      model_classifier_epochs="1000" model_classifier_sequence_size="16" model_classifier_hidden_size="32"
      model_classifier_num_layers="1" model_classifier_f1_threshold="0.95" model_classifier_accuracy_threshold="1.0"
      botsort_track_buffer="30" botsort_gmc_method="sparseOptFlow" botsort_with_reid="False" bytetrack_match_thresh="0.8"`)
    expect(modelAttributes(control)).toEqual({
      scoreThreshold: 0.4,
      path: 'yolo.pt',
      skip: true,
      obb: true,
      addBboxes: true,
      pointThreshold: 0,
      pointSize: 0.5,
      conf: 0.25,
      iou: 1,
      tracker: 'bytetrack',
      trainable: false,
      classifierEpochs: 1000,
      classifierSequenceSize: 16,
      classifierHiddenSize: 32,
      classifierNumLayers: 1,
      classifierF1Threshold: 0.95,
      classifierAccuracyThreshold: 1,
      botsort: { track_buffer: 30, gmc_method: 'sparseOptFlow', with_reid: false },
      bytetrack: { match_thresh: 0.8 },
    })
  })

  it('gives nothing for absent and blank attributes, and reads names case-insensitive', () => {
    expect(modelAttributes(controlOf('model_skip="" model_path=" "'))).toEqual({ botsort: {}, bytetrack: {} })
    expect(modelAttributes(controlOf('Model_Skip="YES"')).skip).toBe(true)
  })

  it('takes the older score_threshold unless the newer name is written', () => {
    expect(modelAttributes(controlOf('score_threshold="0.1"')).scoreThreshold).toBe(0.1)
    expect(modelAttributes(controlOf('score_threshold="0.1" model_score_threshold="0.2"')).scoreThreshold).toBe(0.2)
  })

  it.each([
    ['model_skip="maybe"', 'expected 1, true or yes, or 0, false or no, for example model_skip="true".'],
    ['model_iou="1.5"', 'expected a number from 0 to 1, for example model_iou="0.5".'],
    ['model_point_size="0"', 'expected a number above 0, for example model_point_size="1".'],
    ['model_classifier_epochs="1.5"', 'expected a whole number from 1, for example model_classifier_epochs="100".'],
    ['model_tracker="deepsort"', 'expected botsort or bytetrack, for example model_tracker="botsort".'],
    ['score_threshold="x"', 'expected a number from 0 to 1, for example score_threshold="0.5".'],
  ])('refuses %s with the tag, the attribute, what was expected and an example', (attribute, expected) => {
    expect(() => modelAttributes(controlOf(attribute))).toThrow(
      expect.objectContaining({
        code: 'LABEL_CONFIG_UNFIT',
        message: `<KeyPointLabels name="k"> has ${attribute}; ${expected}`,
      }),
    )
  })
})

describe('labelsByModelIndex', () => {
  it('gives the labels by number, and passes over those without one', () => {
    const labels =
      '<Label value="nose" model_index="0"/><Label value="Left eye" alias="eye" model_index=" 1 "/><Label value="ear"/>'
    expect([...labelsByModelIndex(controlOf('', labels))]).toEqual([
      [0, 'nose'],
      [1, 'eye'],
    ])
  })

  it.each([
    [
      '<Label value="nose" model_index="-1"/>',
      `has model_index="-1"; expected a whole number from 0, for example model_index="0".`,
    ],
    [
      '<Label value="a" model_index="2"/><Label value="nose" model_index="2"/>',
      `has model_index="2", which 'a' has already`,
    ],
  ])('refuses %s', (labels, problem) => {
    expect(() => labelsByModelIndex(controlOf('', labels))).toThrow(
      expect.objectContaining({
        code: 'LABEL_CONFIG_UNFIT',
        message: expect.stringContaining(`Label 'nose' of <KeyPointLabels name="k"> ${problem}`),
      }),
    )
  })
})
