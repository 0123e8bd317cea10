import { z } from 'zod'

/** "Extra params" of the model in Label Studio. They win over LLM_URL and LLM_MODEL. */
export const endpointParams = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).optional(),
  model: z.string().min(1).optional(),
})

/** A chat completions endpoint (`POST <url>/chat/completions`), as OpenAI, Ollama, vLLM and llama.cpp have it. */
export interface Endpoint {
  /** Up to the version: `http://127.0.0.1:11434/v1`. */
  url: string
  model: string
  apiKey: string | undefined
}

/** LLM_API_KEY goes to LLM_URL only: whoever may change a project's extra params could else have it sent to them. */
export function endpointOf({ url, model }: z.infer<typeof endpointParams>): Endpoint {
  const { LLM_URL, LLM_MODEL, LLM_API_KEY } = process.env
  const ownUrl = LLM_URL || 'http://127.0.0.1:11434/v1'
  const isOwn = url === undefined || url === ownUrl
  return {
    url: url ?? ownUrl,
    model: model ?? (LLM_MODEL || 'llama3.2'),
    apiKey: (isOwn && LLM_API_KEY) || undefined,
  }
}

/** Text, or the parts of a message with an image: `[{ type: 'image_url', image_url: { url } }]`. */
export type Content = string | readonly object[]

/** Asks for a JSON object and gives it back. Throws with the address and what went wrong there. */
export async function askModel(
  { url, model, apiKey }: Endpoint,
  instruction: string,
  content: Content,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const address = `${url.replace(/\/$/, '')}/chat/completions`
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
    body: JSON.stringify({
      model,
      temperature: 0,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: instruction },
        { role: 'user', content },
      ],
    }),
    signal,
  }).catch((cause: Error) => {
    throw new Error(`${address} did not answer (set LLM_URL): ${String(cause.cause ?? cause)}`, { cause })
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${text.slice(0, 300)}`)
  return parseAnswer(address, text)
}

function parseAnswer(address: string, text: string): Record<string, unknown> {
  try {
    const parsed = JSON.parse(JSON.parse(text).choices[0].message.content)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    // The error below says what came.
  }
  throw new Error(`${address} answered without a JSON object in choices[0].message.content: ${text.slice(0, 300)}`)
}
