export type JsonObject = Record<string, unknown>

/** An answer of Label Studio that is not 2xx. */
export class LabelStudioError extends Error {
  readonly status: number
  readonly body: string

  constructor(method: string, path: string, status: number, body: string) {
    super(`Label Studio answered ${method} ${path} with ${status}: ${body.slice(0, 600)}`)
    this.name = 'LabelStudioError'
    this.status = status
    this.body = body
  }
}

/** Calls Label Studio's REST API as the harness's user, with the legacy token. */
export class LabelStudioApi {
  readonly url: string
  private readonly token: string

  constructor(url: string, token: string) {
    this.url = url
    this.token = token
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path)
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, body)
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('PATCH', path, body)
  }

  delete(path: string, body?: unknown): Promise<unknown> {
    return this.call<unknown>('DELETE', path, body)
  }

  /** Uploads a file as a form does. */
  async upload<T>(path: string, name: string, content: Buffer): Promise<T> {
    const body = new FormData()
    body.append(name, new Blob([new Uint8Array(content)]), name)
    return this.read<T>(
      'POST',
      path,
      await fetch(`${this.url}${path}`, { method: 'POST', headers: this.headers, body }),
    )
  }

  /**
   * Sends JSON and returns the parsed answer; an empty body is undefined. Each call has a connection of its own: on a
   * kept one every second answer of Label Studio's development server comes 40 ms late (delayed acknowledgement).
   * @throws LabelStudioError with status and body when the answer is not 2xx.
   */
  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { ...this.headers }
    if (body !== undefined) headers['content-type'] = 'application/json'
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return this.read<T>(method, path, response)
  }

  private get headers() {
    return { authorization: `Token ${this.token}`, connection: 'close' }
  }

  private async read<T>(method: string, path: string, response: Response): Promise<T> {
    const text = await response.text()
    if (!response.ok) throw new LabelStudioError(method, path, response.status, text)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}
