import { connect } from 'node:net'

const timeoutMs = 10_000

/**
 * Writes bytes that need not be HTTP and reads until the other side ends or resets the connection.
 * @throws Error when it is still open after 10 s.
 */
export function sendBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let text = ''
    socket.setTimeout(timeoutMs, () =>
      socket.destroy(new Error(`still open ${timeoutMs} ms after ${JSON.stringify(bytes.slice(0, 60))}`)),
    )
    socket.setEncoding('latin1').on('data', (data) => {
      text += data
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET') reject(error)
    })
    socket.on('close', () => resolve(text))
  })
}
