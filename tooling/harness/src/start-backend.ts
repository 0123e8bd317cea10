import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ManagedProcess } from './managed-process.ts'
import { appsFolder, withTools } from './repository.ts'
import { scratchFolder } from './scratch-folder.ts'
import { waitUntil } from './wait-until.ts'

export interface StartBackendOptions {
  /** What messages call it. Default: its command line. */
  name?: string
  /** Settings of the backend; of the caller's environment it gets its folders and PATH only. */
  env?: Record<string, string>
  /** Default: an empty folder. */
  cwd?: string
  /** Milliseconds until it must be ready. Default 60 000: a machine that runs every test at once is slow. */
  startTimeoutMs?: number
}

/** A backend that runs as a process of its own, reached over HTTP only. */
export interface RunningBackend {
  name: string
  /** What its log calls the address, without a slash at the end. */
  url: string
  modelDir: string
  /** Of the process that was started last. */
  readonly pid: number
  /** Everything its processes wrote since the first start. */
  log(): string
  /** kill -9 of the backend and its children. */
  kill(): Promise<void>
  /** Starts it again on the same port and MODEL_DIR, after `kill` or `stop`. */
  restart(): Promise<void>
  /** Asks it to end, and returns its exit code: null when a signal ended it. */
  stop(): Promise<number | null>
}

/**
 * Starts a command that serves a backend, on a free port with an empty MODEL_DIR, and waits until its log says `ready`
 * and where.
 * @throws Error with its last log lines when it ends before, or does not say so in time.
 */
export async function startBackend(
  command: string,
  args: readonly string[] = [],
  options: StartBackendOptions = {},
): Promise<RunningBackend> {
  const { name = [command, ...args].join(' '), env, startTimeoutMs = 60_000 } = options
  const folder = scratchFolder('backend')
  const { cwd = folder } = options
  const logFile = join(folder, 'backend.log')
  const modelDir = join(folder, 'model-dir')
  mkdirSync(modelDir)
  const launch = async (port: string) => {
    const settings = { HOST: '127.0.0.1', PORT: port, MODEL_DIR: modelDir, LOG_LEVEL: 'info', LOG_FORMAT: 'json' }
    const backend = new ManagedProcess({
      command,
      args,
      cwd,
      logFile,
      env: { ...ownEnvironment(), ...settings, ...env },
    })
    return { backend, url: await untilReady(name, backend, startTimeoutMs) }
  }
  let { backend: current, url } = await launch('0')
  return {
    name,
    url,
    modelDir,
    get pid() {
      return current.pid
    },
    log: () => current.output(),
    kill: () => current.kill(),
    restart: async () => {
      if (!current.hasEnded) throw new Error(`${name} still runs: kill or stop it before restarting.`)
      current = (await launch(new URL(url).port)).backend
    },
    stop: async () => {
      await current.stop()
      return current.exitCode
    },
  }
}

/** As {@link startBackend}, for the file that calls `serve`; it runs from source. */
export async function startEntry(file: string, options: StartBackendOptions = {}): Promise<RunningBackend> {
  if (!existsSync(file)) throw new Error(`No backend to start: ${file} does not exist.`)
  return startBackend(process.execPath, ['--conditions=@label-studio-ml/source', file], { name: file, ...options })
}

/** Starts `<apps>/<name>/src/main.ts`. */
export async function startApp(
  name: string,
  { apps = appsFolder, env = {} }: { apps?: string; env?: Record<string, string> } = {},
): Promise<RunningBackend> {
  return startEntry(join(apps, name, 'src', 'main.ts'), { name, env })
}

async function untilReady(name: string, backend: ManagedProcess, deadlineMs: number): Promise<string> {
  const { length } = backend.output()
  const look = () => readyUrl(backend.output().slice(length))
  try {
    await waitUntil(`${name} logs "ready"`, () => look() ?? backend.hasEnded, { deadlineMs, everyMs: 25 })
    if (backend.hasEnded) throw new Error(`${name} ended while starting (exit code ${backend.exitCode})`)
    return look()!
  } catch (error) {
    await backend.stop()
    throw new Error(`${(error as Error).message}. Last lines of its log:\n${backend.lastLines()}`)
  }
}

/** The address in the line that the server logs when it listens. */
function readyUrl(log: string): string | undefined {
  const line = log.split('\n').find((one) => one.startsWith('{') && one.endsWith('}') && one.includes('"msg":"ready"'))
  return line && (JSON.parse(line) as { url: string }).url
}

function ownEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = withTools()
  return { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE }
}
