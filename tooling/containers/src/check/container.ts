import { freePort, waitUntil } from '@label-studio-ml/harness'
import type { Workshop } from '../build/workshop.ts'
import type { CommandResult } from '../run-command.ts'

/** Flags under which every check runs an app: what docs/containers.md recommends. */
export const hardened = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges']

export interface ContainerOptions {
  volume: string
  env?: Record<string, string>
}

/** A running container of an app, listening on a port of the loopback interface. */
export class Container {
  readonly url: string
  readonly name: string
  readonly #workshop: Workshop

  readonly #image: string
  readonly #options: ContainerOptions

  private constructor(workshop: Workshop, image: string, port: number, options: ContainerOptions) {
    this.#workshop = workshop
    this.#image = image
    this.#options = options
    this.name = `${image}-${port}`
    this.url = `http://127.0.0.1:${port}`
  }

  static async create(workshop: Workshop, image: string, options: ContainerOptions): Promise<Container> {
    return new Container(workshop, image, await freePort(), options)
  }

  /** Starts it and waits until /health answers, with whatever status: with Basic credentials set it is 401. */
  async start(): Promise<void> {
    const { volume, env = {} } = this.#options
    const variables = { ...env, PORT: new URL(this.url).port, HOST: '127.0.0.1' }
    await this.#workshop.podman([
      ...['run', '--detach', '--name', this.name, ...hardened],
      ...['--network', 'host', '--volume', `${volume}:/data/models`],
      ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      `localhost/${this.#image}:latest`,
    ])
    const look = async () => (await fetch(`${this.url}/health`)).status < 500
    await waitUntil(`${this.name} answers /health`, look, { deadlineMs: 30_000 }).catch(async (error) => {
      throw new Error(`${error.message}; its log:\n${await this.logs()}`)
    })
  }

  /** Runs a command in the container. */
  exec(...command: string[]): Promise<CommandResult> {
    return this.#workshop.tryPodman(['exec', this.name, ...command])
  }

  /** What HEALTHCHECK says: exit code 0 is healthy. */
  healthCheck(): Promise<CommandResult> {
    return this.#workshop.tryPodman(['healthcheck', 'run', this.name])
  }

  async logs(): Promise<string> {
    return (await this.#workshop.tryPodman(['logs', this.name])).output
  }

  async signal(name: 'SIGTERM'): Promise<void> {
    await this.#workshop.podman(['kill', '--signal', name, this.name])
  }

  /** Waits for the end of its first process and returns the exit code. */
  async exitCode(): Promise<number> {
    return Number(await this.#workshop.podman(['wait', this.name], 30))
  }

  async stop(): Promise<void> {
    await this.#workshop.podman(['rm', '--force', '--time', '10', this.name])
  }
}
