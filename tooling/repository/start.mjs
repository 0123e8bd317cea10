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
  serve(port)
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
