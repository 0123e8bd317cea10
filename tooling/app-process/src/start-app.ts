import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { appsFolder } from './apps-folder.ts'
import { freePort } from './free-port.ts'
import { OwnProcess } from './own-process.ts'
import { scratchFolder } from './scratch-folder.ts'
import { waitUntil } from './wait-until.ts'

export interface StartAppOptions {
  /** Settings of the app beside HOST, PORT and MODEL_DIR. */
  env?: Record<string, string>
  /** Folder that holds the app's folder. Default {@link appsFolder}. */
  apps?: string
}

/** An app that runs as a process of its own, reached over HTTP only. */
export interface RunningApp {
  name: string
  url: string
  modelDir: string
  /** Of the process that serves; changes with a restart. */
  readonly pid: number
  /** Everything its processes wrote since the first start. */
  log(): string
  /** kill -9 of the app and its children. */
  kill(): Promise<void>
  /** Starts it again on the same port and MODEL_DIR, after `kill` or `stop`. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const START_DEADLINE_MS = 30_000

/**
 * Starts `apps/<name>/src/main.ts` from source on a free port with an empty MODEL_DIR and waits for GET /health 200.
 * @throws Error with the app's last log lines when it ends or does not answer within 30 s.
 */
export async function startApp(name: string, options: StartAppOptions = {}): Promise<RunningApp> {
  const entry = join(options.apps ?? appsFolder, name, 'src', 'main.ts')
  if (!existsSync(entry)) throw new Error(`No app to start: ${entry} does not exist.`)
  const folder = scratchFolder(name)
  const modelDir = join(folder, 'model-dir')
  mkdirSync(modelDir)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const launch = async () => {
    const process_ = new OwnProcess({
      command: process.execPath,
      args: ['--conditions=@label-studio-ml/source', entry],
      cwd: folder,
      env: { ...ownEnvironment(), ...options.env, HOST: '127.0.0.1', PORT: String(port), MODEL_DIR: modelDir },
      logFile: join(folder, 'app.log'),
    })
    await untilHealthy(name, url, process_, credentialsOf(options.env))
    return process_
  }
  let current = await launch()
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
      current = await launch()
    },
    stop: () => current.stop(),
  }
}

async function untilHealthy(
  name: string,
  url: string,
  app: OwnProcess,
  headers: Record<string, string>,
): Promise<void> {
  try {
    const look = async () => app.hasEnded || (await fetch(`${url}/health`, { headers })).status === 200
    await waitUntil(`${name} answers GET ${url}/health with 200`, look, { deadlineMs: START_DEADLINE_MS, everyMs: 25 })
    if (app.hasEnded) throw new Error(`${name} ended while starting (exit code ${app.exitCode})`)
  } catch (error) {
    await app.stop()
    throw new Error(`${(error as Error).message}. Last lines of its log:\n${app.lastLines()}`)
  }
}

function credentialsOf({
  BASIC_AUTH_USER: user,
  BASIC_AUTH_PASS: password,
}: Record<string, string> = {}): Record<string, string> {
  if (!user) return {}
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** The caller's environment without settings that would reach the app by accident. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(LABEL_STUDIO_|HEARTEX_|MODEL_|BASIC_AUTH_|REDIS_URL|LOG_LEVEL|LOG_FORMAT|WORKERS|WEBHOOK_SECRET|BODY_LIMIT_MB|KEEP_VERSIONS|TRAINING_|MAX_LOADED)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}
