import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The baseline: node:http that reads the body, parses it, and writes one constant prediction for each task. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { tasks = [] } = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {}
  const results = tasks.map(() => ({
    result: [{ id: 'r', from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } }],
    score: 0.5,
    model_version: 'v1',
  }))
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ results, model_version: 'v1' }))
})
server.listen(Number(process.env.PORT), process.env.HOST, () => {
  const { port } = server.address() as AddressInfo
  console.log(JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` }))
})
process.once('SIGTERM', () => process.exit(0))
