import { BackendError } from '@label-studio-ml/protocol'

/** Parses JSON of a request. Throws `BODY_NOT_JSON` without quoting the text, which may hold a secret. */
export function parseJson(text: string, where = ''): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = /at position \d+/.exec(String(error))?.[0]
    throw notJson(`it is not well-formed${position ? ` ${position}` : ' or ends too early'}${where}`)
  }
}

export function notJson(reason: string): BackendError {
  return new BackendError('BODY_NOT_JSON', `Expected one JSON object in UTF-8 as request body: ${reason}.`)
}
