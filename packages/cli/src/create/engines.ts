export type EngineName = 'baseline' | 'rules' | 'http'

/** What answers the tasks of a created backend. */
export interface Engine {
  name: EngineName
  /** One line for those who choose. */
  summary: string
  learns: boolean
  /** Templates below `templates/` that every tag pair needs with it, and what they become. */
  files: Readonly<Record<string, string>>
}

export const engines: readonly Engine[] = [
  {
    name: 'baseline',
    summary: 'learns from annotations the words, phrases or places of each label',
    learns: true,
    files: {},
  },
  {
    name: 'rules',
    summary: 'follows keywords, patterns or places that stand in the label config',
    learns: false,
    files: {},
  },
  {
    name: 'http',
    summary: 'asks a language model behind a chat completions endpoint (OpenAI, Ollama, vLLM, …)',
    learns: false,
    files: { 'http/ask-model.ts': 'src/ask-model.ts', 'http/chat-endpoint.ts': 'src/__fixtures__/chat-endpoint.ts' },
  },
]
