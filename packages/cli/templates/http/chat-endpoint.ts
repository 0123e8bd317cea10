import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A chat completions endpoint for tests: answers every question with one object and keeps what it was asked. */
export async function startChatEndpoint(answer: object | string, status = 200) {
  const asked: { model: string; messages: { role: string; content: unknown }[]; authorization?: string }[] = []
  const server = createServer(async (request, response) => {
    const { authorization } = request.headers
    asked.push({ ...((await json(request)) as (typeof asked)[number]), ...(authorization && { authorization }) })
    const content = typeof answer === 'string' ? answer : JSON.stringify(answer)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/v1`, asked, stop: () => server.close() }
}
