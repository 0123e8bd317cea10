/** Names that templates of a model and its test use, by the module they come from, in the order of the imports. */
const modules: readonly (readonly [module: string, values: readonly string[], types: readonly string[]])[] = [
  ['node:fs', ['readFileSync'], []],
  ['node:fs/promises', ['mkdtemp', 'readFile', 'rm', 'writeFile'], []],
  ['node:os', ['tmpdir'], []],
  ['node:path', ['join'], []],
  [
    '@label-studio-ml/learners',
    [
      'decodeEntityTagger',
      'decodeTextClassifier',
      'encodeEntityTagger',
      'encodeTextClassifier',
      'trainEntityTagger',
      'trainTextClassifier',
    ],
    ['EntityTagger', 'LabeledText', 'TextClassifier'],
  ],
  [
    '@label-studio-ml/sdk',
    [
      'codePointOffsets',
      'htmlText',
      'LabelStudioMLBase',
      'modelAttributes',
      'parseLabelConfig',
      'readSpans',
      'regionsOf',
    ],
    [
      'Annotated',
      'ControlTagOf',
      'ImageFile',
      'ImagePixels',
      'ObjectTag',
      'Paragraph',
      'PredictContext',
      'ReadBox',
      'ReadImageOptions',
      'Region',
      'Task',
      'TrainingJob',
    ],
  ],
  ['@label-studio-ml/sdk/host', ['checkPrediction'], []],
  ['@label-studio-ml/sdk/masks', ['maskOfBox', 'maskOfScores'], []],
  ['@label-studio-ml/server/testing', ['startTestBackend'], ['TestBackend']],
  ['onnxruntime-node', ['InferenceSession', 'Tensor'], []],
  ['vitest', ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'expect', 'test'], []],
  ['./__fixtures__/chat-endpoint.ts', ['startChatEndpoint'], []],
  ['./__fixtures__/onnx-writer.ts', ['onnxModel', 'onnxNode', 'onnxValue', 'onnxWeight'], []],
  ['./ask-model.ts', ['askModel', 'endpointOf', 'endpointParams'], ['Content']],
  ['./mean-boxes.ts', ['MeanBoxes'], ['LearnedBox']],
  ['./model-file.ts', ['modelFileOf', 'modelFileParams'], []],
  ['./tensor-of.ts', ['tensorOf'], []],
]
const lineWidth = 120

/** The imports of what a text of TypeScript uses. */
export function renderImports(text: string): string {
  const used = new Set(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').match(/(?<![.\w])[A-Za-z_]\w*/g))
  const lines = modules.flatMap(([module, values, types]) => {
    const names = [...values, ...types].filter((name) => used.has(name)).toSorted(inNaturalOrder)
    return names.length === 0 ? [] : [importOf(module, names, types)]
  })
  return lines.join('')
}

function importOf(module: string, names: readonly string[], types: readonly string[]): string {
  const onlyTypes = names.every((name) => types.includes(name))
  const written = names.map((name) => (types.includes(name) && !onlyTypes ? `type ${name}` : name))
  const [keyword, end] = [onlyTypes ? 'import type' : 'import', ` from '${module}'\n`]
  const line = `${keyword} { ${written.join(', ')} }${end}`
  return line.length <= lineWidth + 1 ? line : `${keyword} {\n${written.map((name) => `  ${name},\n`).join('')}}${end}`
}

/** As Biome sorts them: case-insensitive letter by letter, of the same letter the capital first. */
function inNaturalOrder(a: string, b: string): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a[at] === b[at]) continue
    return a[at]!.toLowerCase() === b[at]!.toLowerCase()
      ? compare(a[at]!, b[at]!)
      : compare(a[at]!.toLowerCase(), b[at]!.toLowerCase())
  }
  return a.length - b.length
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1
}
