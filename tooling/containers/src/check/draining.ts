import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Container } from './container.ts'
import { expectThat } from './expect-that.ts'

/** Milliseconds between the signal and the rest of the request. */
const pause = 500

/** SIGTERM while a request is half sent: it is answered, then the container ends with exit code 0. */
export async function checkDraining(container: Container, labelConfig: string): Promise<string> {
  const body = JSON.stringify({ project: '77.1767225600', label_config: labelConfig, tasks: [{ id: 1, data: {} }] })
  const half = Math.floor(body.length / 2)
  const open = openRequest(`${container.url}/predict`, Buffer.byteLength(body))
  open.request.write(body.slice(0, half))
  await sleep(pause)
  const start = performance.now()
  await container.signal('SIGTERM')
  await sleep(pause)
  open.request.end(body.slice(half))
  const status = await open.status
  const exitCode = await container.exitCode()
  expectThat(status === 200, `the open request was answered ${status}`)
  expectThat(exitCode === 0, `the exit code is ${exitCode}; the log:\n${await container.logs()}`)
  return `ended ${Math.round(performance.now() - start - pause)} ms after the request was whole`
}

function openRequest(url: string, contentLength: number) {
  const headers = { 'content-type': 'application/json', 'content-length': contentLength }
  const opened = request(url, { method: 'POST', headers })
  const status = new Promise<number>((resolve, reject) => {
    opened.on('response', (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode!))
    })
    opened.on('error', (cause) => reject(new Error(`the open request was cut off: ${cause.message}`)))
  })
  status.catch(() => undefined)
  return { request: opened, status }
}
