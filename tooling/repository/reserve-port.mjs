import { createServer } from 'node:net'

/**
 * The port to serve on: `wanted`, or any free one for 0. Looks before the long work is done, so that a taken port is
 * told at once. Throws an error of one line that says what to do.
 */
export async function reservePort(wanted, host) {
  const port = Number(wanted)
  if (!/^\d+$/.test(wanted) || port > 65535) {
    throw new Error(`PORT="${wanted}" cannot be used: expected a number from 0 to 65535, e.g. PORT=9091 npm start`)
  }
  const server = createServer()
  try {
    return await new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => resolve(server.address().port))
    })
  } catch (error) {
    throw new Error(unusable(port, error.code))
  } finally {
    server.close()
  }
}

function unusable(port, code) {
  if (code !== 'EADDRINUSE')
    return `Port ${port} cannot be opened (${code}): choose another one, e.g. PORT=9091 npm start`
  const other = port === 65535 ? 9091 : port + 1
  return `Port ${port} is taken: choose another one, e.g. PORT=${other} npm start`
}
