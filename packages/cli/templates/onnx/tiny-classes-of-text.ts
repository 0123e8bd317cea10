/** It knows two texts, one of each class. */
const tinyModel = onnxModel({
  inputs: [onnxValue('text', [1], 'string')],
  nodes: [
    onnxNode('TfIdfVectorizer', ['text'], ['scores'], {
      mode: 'TF',
      min_gram_length: 1,
      max_gram_length: 1,
      max_skip_count: 0,
      ngram_counts: [0],
      ngram_indexes: [0, 1],
      pool_strings: ['yes', 'no'],
    }),
  ],
  weights: [],
  outputs: [onnxValue('scores', [2])],
})
