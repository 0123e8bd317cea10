import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createMedia, type Media, type MediaOptions } from '../create-media.ts'

export interface FileServer {
  url: string
  /** `127.0.0.1:<port>` */
  host: string
  /** What it was asked, in order. */
  asked: { path: string; headers: IncomingMessage['headers'] }[]
}

/** A server on a free port until the test is over. */
export async function startFileServer(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => unknown,
): Promise<FileServer> {
  const asked: FileServer['asked'] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response, asked.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `http://${host}`, host, asked }
}

/** A folder until the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'media-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** With an empty cache and, unless the test says otherwise, leave to read from 127.0.0.1. */
export function testMedia(options: Partial<MediaOptions> = {}): Media {
  const media = createMedia({ cacheFolder: join(temporaryFolder(), 'media'), allowedHosts: ['127.0.0.1'], ...options })
  onTestFinished(() => media.close())
  return media
}
