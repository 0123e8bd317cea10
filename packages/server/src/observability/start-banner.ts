import { networkInterfaces } from 'node:os'

export interface StartedServer {
  model: string
  /** Where it answers: `http://127.0.0.1:9090`. */
  url: string
  modelDir: string
}

const everywhere = new Set(['0.0.0.0', '::', ''])

/** The address for somebody on this machine, for a host and the port that the system gave. */
export function serverUrl(host: string, port: number): string {
  if (everywhere.has(host)) return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** What a person at a terminal wants to know about a server that has just started. */
export function startBanner({ model, url, modelDir }: StartedServer, host: string): string {
  const port = new URL(url).port
  const others = everywhere.has(host) ? ownAddresses().map((address) => `http://${address}:${port}`) : []
  return `
${model} answers on ${url}${others.length > 0 ? `, for other machines on ${others.join(', ')}` : ''}

  Label Studio   your project > Settings > Model > Connect Model, Backend URL ${url}
  without it     curl ${url}/health
  API page       ${url}/docs
  kept in        ${modelDir}

Ctrl+C stops it. What follows is its log.

`
}

function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}
