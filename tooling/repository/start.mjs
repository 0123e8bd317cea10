import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installWhenNeeded } from './install.mjs'
import { root, toolEnvironment } from './project.mjs'
import { reservePort } from './reserve-port.mjs'
import { runStep } from './run-step.mjs'

/*
 * npm's shell keeps signals to itself, so package.json has the shell `exec` this file; cmd.exe, which knows no exec,
 * takes the command behind `||`.
 */

const app = 'simple-text-classifier'
const appFolder = join(root, 'apps', app)

try {
  const port = await reservePort(process.env.PORT || '9090', process.env.HOST || '0.0.0.0')
  await installWhenNeeded()
  await runStep(`turbo run build --filter=${app}`)
  const server = serve(port)
  if (await isReady(server, port)) console.log(nextSteps(`http://localhost:${port}`))
} catch (error) {
  if (error.output) console.error(error.output)
  console.error(error.message)
  process.exitCode = 1
}

/** Runs the app until it ends or a signal ends it, with its exit code. */
function serve(port) {
  const server = spawn('node', [join(appFolder, 'dist', 'main.js')], {
    stdio: 'inherit',
    env: { ...toolEnvironment, PORT: String(port), MODEL_DIR: process.env.MODEL_DIR || join(appFolder, 'model-dir') },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
  onOrphaned(() => server.kill('SIGTERM'))
  server.on('exit', (code, signal) => {
    process.exitCode = code ?? 1
    if (signal) console.error(`${app} was ended by ${signal}`)
  })
  return server
}

/** npm cannot pass SIGKILL on: without this the app would keep its port. */
function onOrphaned(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 100)
  watch.unref()
}

/** Waits until the app answers; false when it ended before. */
async function isReady(server, port) {
  while (server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(`http://${ownAddress()}:${port}/health`).catch(() => undefined)
    if (answer) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

function ownAddress() {
  const { HOST = '' } = process.env
  return ['', '0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST
}

function nextSteps(url) {
  return `
${app} answers on ${url}

In Label Studio: your project > Settings > Model > Connect Model, Backend URL ${url}
Without it:      curl ${url}/health
Ctrl+C stops it. What follows is its log, one JSON object a line.
`
}
