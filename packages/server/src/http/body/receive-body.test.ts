import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { receiveBody } from './receive-body.ts'

/** @param pause what the reader waits for after a chunk */
function receive(pause: Promise<void> | undefined) {
  const body = Object.assign(new PassThrough(), { complete: false })
  const taken = Promise.withResolvers<void>()
  const take = () => {
    taken.resolve()
    return pause
  }
  const stopping = new AbortController().signal
  const received = receiveBody(body as unknown as IncomingMessage, { take, timeoutMs: 60_000, stopping })
  return { body, taken: taken.promise, received }
}

it('has the whole body of a sender that hung up while the event loop was busy', async () => {
  const { body, taken, received } = receive(new Promise(() => {}))
  body.complete = true
  body.write('{"action": "START_TRAINING"}')
  await taken
  body.destroy()
  await expect(received).resolves.toBeUndefined()
})

it('refuses what a sender left incomplete', async () => {
  const { body, taken, received } = receive(undefined)
  const refused = expect(received).rejects.toMatchObject({ code: 'UPLOAD_STALLED' })
  body.write('{"action": ')
  await taken
  body.destroy()
  await refused
})
