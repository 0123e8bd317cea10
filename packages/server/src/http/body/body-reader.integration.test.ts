import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>> | undefined
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await backend?.stop()
  backend = undefined
})

const megabyte = 1024 * 1024

async function start(limits: object) {
  backend = await startBackend({ limits })
  const { port } = new URL(await backend.listen())
  const send = async (head: string, body = '') => {
    const socket = connect(Number(port), '127.0.0.1')
    sockets.push(socket)
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(
      `POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${head}\r\n\r\n${body}`,
    )
    return {
      socket,
      status: async () => {
        while (!answer.includes('\r\n')) await once(socket, 'data')
        return answer.split('\r\n')[0]
      },
    }
  }
  const heldBytes = async () =>
    Number(/^label_studio_ml_held_body_bytes (\d+)$/m.exec((await backend!.get('/metrics')).body)?.[1])
  return { backend, send, heldBytes }
}

it('ends an upload that stalls with 408, closes its connection and frees its memory', async () => {
  const { send, heldBytes } = await start({ uploadTimeoutMs: 100 })
  const { socket, status } = await send(`Content-Length: ${10 * megabyte}`, `{"tasks":["${'x'.repeat(megabyte)}`)
  const closed = once(socket, 'close')
  expect(await status()).toContain('408 Expected the whole body of the request')
  await closed
  expect(await heldBytes()).toBe(0)
})

it('is stopped while an upload is under way, which is answered with 408', async () => {
  const { backend: stopped, send, heldBytes } = await start({})
  const { status } = await send(`Content-Length: ${10 * megabyte}`, `{"tasks":["${'x'.repeat(megabyte)}`)
  await expect.poll(heldBytes).toBeGreaterThanOrEqual(megabyte)
  backend = undefined
  await stopped.stop()
  expect(await status()).toContain('it had not come when the backend was stopped')
})

it('waits for an upload that is slow and moves', async () => {
  const { send } = await start({ uploadTimeoutMs: 200 })
  const { socket, status } = await send(`Content-Length: ${11 + 8 * 100_000 + 1}`, '{"tasks":[]')
  for (let part = 0; part < 8; part++) {
    await delay(60)
    socket.write(' '.repeat(100_000))
  }
  socket.write('}')
  expect(await status()).toBe('HTTP/1.1 200 OK')
})

it('frees the memory of an upload whose client hangs up', async () => {
  const { send, heldBytes } = await start({})
  const { socket } = await send(`Content-Length: ${10 * megabyte}`, `{"tasks":["${'x'.repeat(megabyte)}`)
  await expect.poll(heldBytes).toBeGreaterThanOrEqual(megabyte)
  socket.destroy()
  await expect.poll(heldBytes).toBe(0)
})

it('refuses at once what passes the limit of all bodies together, but takes small requests', async () => {
  const { backend, send, heldBytes } = await start({
    bodyLimitBytes: 2 * megabyte,
    bufferedBodiesLimitBytes: 2 * megabyte,
  })
  await send(`Content-Length: ${2 * megabyte}`, `{"tasks":["${'x'.repeat(1.5 * megabyte)}`)
  await expect.poll(heldBytes).toBeGreaterThanOrEqual(1.5 * megabyte)
  const { status } = await send(`Content-Length: ${megabyte}`)
  expect(await status()).toMatch(/503 .*BUFFERED_BODIES_LIMIT_MB/)
  expect((await backend.post('/predict', { tasks: [] })).statusCode).toBe(200)
  expect((await backend.get('/metrics')).body).toContain('label_studio_ml_refused_total{code="UPLOADS_OVERLOADED"} 1')
})

it('takes a body as large as the limit when nothing else is held, and holds it until it is answered', async () => {
  const { send, heldBytes } = await start({ bodyLimitBytes: megabyte, bufferedBodiesLimitBytes: megabyte })
  const body =
    '{"tasks":[{"data":{"text":"wait"}}],"project":"1","label_config":"<View><Text name=\\"t\\" value=\\"$text\\"/><Choices name=\\"c\\" toName=\\"t\\"><Choice value=\\"A\\"/></Choices></View>"}'
  await send(`Content-Length: ${megabyte}`, body.padEnd(megabyte))
  await expect.poll(heldBytes).toBeGreaterThanOrEqual(megabyte)
})

it.each([
  [`Content-Length: ${2 * megabyte}`, '', '413 The body has more than 1 MB'],
  [
    'Transfer-Encoding: chunked',
    `${(2 * megabyte).toString(16)}\r\n${' '.repeat(2 * megabyte)}`,
    '413 The body has more than 1 MB',
  ],
  ['Content-Length: 900000', `{"tasks":[${'0,'.repeat(101)}`, '413 In the body "tasks" has more than 100 items'],
])('answers a body of %s before it is there', async (head, body, expected) => {
  const { send } = await start({ bodyLimitBytes: megabyte, maxWaitingTasks: 100 })
  const { status } = await send(head, body)
  expect(await status()).toContain(expected)
})

it('bounds the lists of small bodies too, and those of /train and /webhook by a limit of their own', async () => {
  backend = await startBackend({ limits: { maxWaitingTasks: 100, maxTrainingItems: 150 } })
  const tasks = (count: number) => Array.from({ length: count }, (_, id) => ({ id, data: { text: 'a' } }))
  const statusOf = async (path: string, body: object) => (await backend!.post(path, body)).statusCode
  expect(await statusOf('/predict', { tasks: tasks(101) })).toBe(413)
  expect(await statusOf('/predict', { tasks: tasks(100) })).toBe(200)
  expect(await statusOf('/train', { annotations: tasks(151) })).toBe(413)
  expect(await statusOf('/train', { annotations: tasks(150) })).toBe(201)
  expect(await statusOf('/webhook', { action: 'TASKS_CREATED', tasks: tasks(151) })).toBe(413)
})
