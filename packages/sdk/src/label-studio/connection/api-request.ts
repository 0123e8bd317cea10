/** One call of Label Studio's API. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the path prefix, with the slashes that Label Studio wants: `/api/projects/7/`. */
  path: string
  query?: Readonly<Record<string, string | number | readonly number[] | undefined>>
  /** Sent as JSON. */
  body?: unknown
  /** Label Studio works for minutes before it answers. */
  isSlow?: boolean
  /** May be sent twice. Default: yes unless it is a POST. */
  isRepeatable?: boolean
  signal?: AbortSignal | undefined
}

/** Ids that fit into an address: proxies allow 8 kB. */
export const idsInOneRequest = 200

/** The address of a call. A list is repeated, as `ids[]=1&ids[]=2`. */
export function addressOf(base: string, { path, query = {} }: ApiRequest): URL {
  const url = new URL(`${base}${path}`)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const one of typeof value === 'object' ? value : [value]) url.searchParams.append(name, String(one))
  }
  return url
}

/** How a call is named in messages: without its query, which may hold a signature. */
export function nameOf(method: string, url: URL): string {
  return `${method} ${url.origin}${url.pathname}`
}
