/** Every pixel is of the first class, none of the second. */
const tinyModel = onnxModel({
  inputs: [onnxValue('image', [1, 3, 4, 4])],
  nodes: [onnxNode('Conv', ['image', 'weights', 'bias'], ['logits']), onnxNode('Sigmoid', ['logits'], ['masks'])],
  weights: [onnxWeight('weights', [2, 3, 1, 1], [0, 0, 0, 0, 0, 0]), onnxWeight('bias', [2], [4, -4])],
  outputs: [onnxValue('masks', [1, 2, 4, 4])],
})
