/** Bright images are of the first class: the means of the channels, each times 1 and -1. */
const tinyModel = onnxModel({
  inputs: [onnxValue('image', [1, 3, 4, 4])],
  nodes: [
    onnxNode('GlobalAveragePool', ['image'], ['means']),
    onnxNode('Flatten', ['means'], ['channels']),
    onnxNode('MatMul', ['channels', 'weights'], ['scores']),
  ],
  weights: [onnxWeight('weights', [3, 2], [1, -1, 1, -1, 1, -1])],
  outputs: [onnxValue('scores', [1, 2])],
})
