/** Two boxes on every image, one of them with a low score. */
const tinyModel = onnxModel({
  inputs: [onnxValue('image', [1, 3, 4, 4])],
  nodes: ['boxes', 'scores', 'labels'].map((name) => onnxNode('Identity', [`same ${name}`], [name])),
  weights: [
    onnxWeight('same boxes', [2, 4], [0.25, 0.5, 0.75, 1, 0, 0, 1, 1]),
    onnxWeight('same scores', [2], [0.75, 0.25]),
    onnxWeight('same labels', [2], [0, 1], 'int64'),
  ],
  outputs: [onnxValue('boxes', [2, 4]), onnxValue('scores', [2]), onnxValue('labels', [2], 'int64')],
})
