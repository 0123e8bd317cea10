import { freePort, type RunResult, waitUntil } from '@label-studio-ml/harness'
import { onTestFinished } from 'vitest'
import { hardened, podman, tryPodman } from './podman.ts'

export interface ContainerOptions {
  /** Holds MODEL_DIR. */
  volume: string
  env?: Record<string, string>
}

/** A running container of a backend, listening on a port of the loopback interface. */
export class Container {
  readonly url: string
  readonly name: string

  private constructor(image: string, port: number) {
    this.name = `${image}-${port}`
    this.url = `http://127.0.0.1:${port}`
  }

  /** Starts it and waits until /health answers, with whatever status: with Basic credentials set it is 401. */
  static async start(image: string, { volume, env = {} }: ContainerOptions): Promise<Container> {
    const port = await freePort()
    const container = new Container(image, port)
    await podman(
      ...['run', '--detach', '--name', container.name, ...hardened],
      ...['--network', 'host', '--volume', `${volume}:/data/models`],
      ...Object.entries({ ...env, PORT: port, HOST: '127.0.0.1' }).flatMap(([key, value]) => [
        '--env',
        `${key}=${value}`,
      ]),
      `localhost/${image}:latest`,
    )
    const answers = async () => (await fetch(`${container.url}/health`)).status < 500
    await waitUntil(`${container.name} answers /health`, answers, { deadlineMs: 60_000 }).catch(async (error) => {
      throw new Error(`${error.message}; its log:\n${await container.log()}`)
    })
    return container
  }

  /** As {@link Container.start}, for one test. */
  static async startForTest(image: string, options: ContainerOptions): Promise<Container> {
    const container = await Container.start(image, options)
    onTestFinished(() => container.remove())
    return container
  }

  /** Runs a command in the container. */
  exec(...command: string[]): Promise<RunResult> {
    return tryPodman('exec', this.name, ...command)
  }

  /** What HEALTHCHECK says: exit code 0 is healthy. */
  healthCheck(): Promise<RunResult> {
    return tryPodman('healthcheck', 'run', this.name)
  }

  async log(): Promise<string> {
    return (await tryPodman('logs', this.name)).output
  }

  async signal(name: 'SIGTERM'): Promise<void> {
    await podman('kill', '--signal', name, this.name)
  }

  /** Waits for the end of its first process and returns the exit code. */
  async exitCode(): Promise<number> {
    return Number(await podman('wait', this.name))
  }

  async remove(): Promise<void> {
    await podman('rm', '--force', '--time', '10', this.name)
  }

  /** Posts JSON. Throws with what came back when the answer is not 2xx. */
  async post(path: string, body: object): Promise<Record<string, unknown>> {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
    return JSON.parse(text)
  }
}
