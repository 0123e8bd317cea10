import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { freePort, ManagedProcess, pythonEnvironment, scratchFolder, waitUntil } from '@label-studio-ml/harness'
import { LabelStudioApi } from './api.ts'
import type { Release } from './releases.ts'
import { type StartOptions, serverEnvironment, user } from './server-environment.ts'

/** A Label Studio that answers, with a database of its own. */
export interface RunningLabelStudio {
  release: Release
  url: string
  api: LabelStudioApi
  /** Its own log, for error messages. */
  process: ManagedProcess
  /** Ends it and starts it again with the same address and database. */
  restart(): Promise<void>
  /** Starts one more server of the same release, with a database of its own. */
  another(options: StartOptions): Promise<RunningLabelStudio>
  stop(): Promise<void>
}

/** A fresh database takes half a minute of migrations on a quiet machine, minutes on a busy one. */
const startDeadlineMs = 300_000

/** Starts a release on a free port with a fresh copy of a migrated database, which takes about 3 s. */
export async function startLabelStudio(release: Release, options: StartOptions = {}): Promise<RunningLabelStudio> {
  const template = await databaseTemplate(release)
  const folder = scratchFolder(`label-studio-${release.version}`)
  cpSync(template, join(folder, 'data'), { recursive: true })
  return startIn(release, folder, options)
}

/**
 * The folder of a migrated database. The first use of a release installs it and migrates for 15-30 s; the database is kept
 * beside the release.
 */
export async function databaseTemplate(release: Release): Promise<string> {
  const home = dirname(await installedCommands(release))
  const template = join(home, 'template')
  const marker = join(home, 'template.json')
  const wanted = JSON.stringify(user)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return template
  rmSync(template, { recursive: true, force: true })
  const folder = scratchFolder(`template-${release.version}`)
  const first = await startIn(release, folder, {})
  await first.stop()
  cpSync(join(folder, 'data'), template, { recursive: true })
  writeFileSync(marker, wanted)
  return template
}

/** The folder of the command `label-studio`. */
export function installedCommands({ version, requirements, python }: Release): Promise<string> {
  return pythonEnvironment({ name: `label-studio-${version}`, requirements, python })
}

/** `folder` holds `data` and one log for each attempt. */
async function startIn(release: Release, folder: string, options: StartOptions): Promise<RunningLabelStudio> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const process_ = await launch(release, folder, port, options)
    if (listeningPort(process_.output()) === port) return restartable(process_, release, folder, port, options)
    await process_.stop()
    if (attempt === 3)
      throw new Error(`Label Studio moved away from port ${port} three times; is something taking ports?`)
  }
}

function restartable(
  first: ManagedProcess,
  release: Release,
  folder: string,
  port: number,
  options: StartOptions,
): RunningLabelStudio {
  const url = urlOf(port)
  let current = first
  return {
    release,
    url,
    api: new LabelStudioApi(url, user.token),
    get process() {
      return current
    },
    restart: async () => {
      await current.stop()
      current = await launch(release, folder, port, options)
    },
    another: (otherOptions) => startLabelStudio(release, otherOptions),
    stop: () => current.stop(),
  }
}

const urlOf = (port: number) => `http://127.0.0.1:${port}`

async function launch(release: Release, folder: string, port: number, options: StartOptions): Promise<ManagedProcess> {
  const commands = await installedCommands(release)
  const url = urlOf(port)
  const data = join(folder, 'data')
  const args = ['start', '--no-browser', '--internal-host', '127.0.0.1', '--port', String(port)]
  args.push('--username', user.email, '--password', user.password, '--user-token', user.token)
  const process_ = new ManagedProcess({
    command: join(commands, 'label-studio'),
    args,
    cwd: folder,
    env: serverEnvironment(dirname(commands), data, url, options),
    logFile: join(folder, `label-studio-${port}.log`),
  })
  try {
    await waitUntil(
      `Label Studio ${release.version} answers`,
      async () => {
        const moved = (listeningPort(process_.output()) ?? port) !== port
        return process_.hasEnded || moved || (await fetch(`${url}/health`)).ok
      },
      { deadlineMs: startDeadlineMs, everyMs: 200 },
    )
    if (process_.hasEnded) throw new Error(`Label Studio ${release.version} ended while starting`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await process_.stop()
    throw new Error(`${reason}. Last lines of its log:\n${process_.lastLines()}`)
  }
  return process_
}

/**
 * The port Label Studio says it listens on; undefined before it says so.
 * When its port is taken it moves silently to the next one, so the port it was given proves nothing.
 */
export function listeningPort(log: string): number | undefined {
  const match = /Starting development server at http:\/\/[^\s]*?:(\d+)\//.exec(log)
  return match ? Number(match[1]) : undefined
}
