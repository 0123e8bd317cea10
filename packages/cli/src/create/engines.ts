import type { Answers, TemplateCopies } from './engines/answer.ts'
import { chatEndpoint, httpAnswer } from './engines/http.ts'
import { learnedAnswer } from './engines/learned.ts'
import { onnxAnswer, onnxModel } from './engines/onnx.ts'
import { rulesAnswer } from './engines/rules.ts'
import type { PackageName } from './package-source.ts'
import { type TagPair, tagPairs } from './tag-pairs.ts'

export type EngineName = 'learned' | 'rules' | 'http' | 'onnx'

/** What answers the tasks of a created backend. */
export interface Engine {
  name: EngineName
  /** One line for those who choose. */
  summary: string
  learns: boolean
  /** What a backend with it installs beside SDK and server: packages of ours, and others with their versions. */
  packages: readonly PackageName[]
  dependencies: Readonly<Record<string, string>>
  /** What the README says about all of its backends. */
  about: string
  /** Templates below `templates/` that all of its backends have, and what they become. */
  files: TemplateCopies
  answer: Answers
}

export const engines: readonly Engine[] = [
  {
    name: 'learned',
    summary: 'learns from annotations: texts of each label, labeled spans, the usual place of boxes',
    learns: true,
    packages: ['@label-studio-ml/learners'],
    dependencies: {},
    about: '',
    files: {},
    answer: learnedAnswer,
  },
  {
    name: 'rules',
    summary: 'follows plain rules: keywords, patterns and places of the label config, lengths',
    learns: false,
    packages: [],
    dependencies: {},
    about: '',
    files: {},
    answer: rulesAnswer,
  },
  {
    name: 'http',
    summary: 'asks a language model behind a chat completions endpoint (OpenAI, Ollama, vLLM, …)',
    learns: false,
    packages: [],
    dependencies: { zod: '4.6.7' },
    about: chatEndpoint,
    files: { 'http/ask-model.ts': 'src/ask-model.ts', 'http/chat-endpoint.ts': 'src/__fixtures__/chat-endpoint.ts' },
    answer: httpAnswer,
  },
  {
    name: 'onnx',
    summary: 'runs a model file of yours with ONNX Runtime',
    learns: false,
    packages: [],
    dependencies: { 'onnxruntime-node': '1.30.0', sharp: '0.35.5', zod: '4.6.7' },
    about: onnxModel,
    files: {},
    answer: onnxAnswer,
  },
]

/** The engines that can answer a pair. */
export function enginesFor(pair: TagPair): readonly Engine[] {
  return engines.filter(({ answer }) => answer(pair) !== undefined)
}

/** The pairs that an engine can answer. */
export function pairsOf({ answer }: Engine): readonly TagPair[] {
  return tagPairs.filter((pair) => answer(pair) !== undefined)
}
