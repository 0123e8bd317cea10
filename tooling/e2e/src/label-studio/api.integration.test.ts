import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { LabelStudioApi } from './api.ts'

test('an error carries method, path, status and body', async () => {
  const server = createServer((_, response) => response.writeHead(400).end('{"detail":"Validation error"}'))
  const { url, stop } = await listenOnLoopback(server)
  try {
    const connecting = new LabelStudioApi(url, 'token').post('/api/ml', {})
    await expect(connecting).rejects.toMatchObject({
      status: 400,
      body: '{"detail":"Validation error"}',
      message: 'Label Studio answered POST /api/ml with 400: {"detail":"Validation error"}',
    })
  } finally {
    await stop()
  }
})

test('an empty answer is undefined', async () => {
  const { url, stop } = await listenOnLoopback(createServer((_, response) => response.writeHead(204).end()))
  try {
    await expect(new LabelStudioApi(url, 'token').delete('/api/ml/1')).resolves.toBeUndefined()
  } finally {
    await stop()
  }
})
