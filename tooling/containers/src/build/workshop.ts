import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitUntil } from '@label-studio-ml/harness'
import { nodeImage } from 'label-studio-ml/containers'
import { type CommandResult, endRunningCommands, mustRun, runCommand } from '../run-command.ts'
import { makeBaseImage } from './base-image.ts'
import { installDebianPackages } from './debian-packages.ts'

/**
 * Podman with a store, networks and settings of its own in a temporary folder: nothing of it is left after `close`,
 * and it knows no container but those made here. Works as root without systemd and without a registry of images.
 */
export class Workshop {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv

  private constructor(folder: string) {
    this.folder = folder
    this.env = {
      ...process.env,
      TMPDIR: join(folder, 'tmp'),
      CONTAINERS_CONF: join(folder, 'containers.conf'),
      CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'),
      STORAGE_DRIVER: 'vfs',
    }
  }

  /** Installs what is missing, opens a store and puts the base image into it under the name that `FROM` uses. */
  static async open(): Promise<Workshop> {
    await installDebianPackages()
    const base = await makeBaseImage()
    const workshop = new Workshop(await mkdtemp(join(tmpdir(), 'containers-')))
    workshop.#closeOnSignals()
    try {
      await workshop.#writeSettings()
      await workshop.podman(['import', base, `docker.io/library/${nodeImage}`])
      return workshop
    } catch (error) {
      await workshop.close()
      throw error
    }
  }

  /** Runs podman and returns its standard output. Throws when its exit code is not 0. */
  podman(args: readonly string[], timeout = 60): Promise<string> {
    return mustRun('podman', args, { env: this.env, timeout })
  }

  /** Runs podman to its end, whatever its exit code is. */
  tryPodman(args: readonly string[], timeout = 60): Promise<CommandResult> {
    return runCommand('podman', args, { env: this.env, timeout })
  }

  /** Ends what runs here and removes the folder. Throws, and leaves the folder, while a container cannot be removed. */
  async close(): Promise<void> {
    await this.#killFirstProcesses()
    await waitUntil(`no container is left in ${this.folder}`, () => this.#removeContainers())
    await this.tryPodman(['volume', 'prune', '--force'])
    await this.tryPodman(['network', 'prune', '--force'])
    await mustRun('rm', ['--recursive', '--force', '--one-file-system', this.folder], { timeout: 60 })
  }

  /** By process id, because podman's kill does not reach a container whose `podman stop` was cut short. */
  async #killFirstProcesses(): Promise<void> {
    const ids = (await this.podman(['ps', '--quiet', '--all'])).split('\n').filter(Boolean)
    for (const id of ids) {
      const { stdout } = await this.tryPodman(['inspect', '--format', '{{.State.Pid}}', id])
      if (Number(stdout) > 0) await runCommand('kill', ['-KILL', stdout.trim()], { timeout: 5 })
    }
  }

  async #removeContainers(): Promise<boolean> {
    await this.tryPodman(['rm', '--all', '--force', '--time', '0'])
    return (await this.podman(['ps', '--all', '--quiet'])) === ''
  }

  #closeOnSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, async () => {
        endRunningCommands()
        await this.close()
        process.exit(1)
      })
    }
  }

  async #writeSettings(): Promise<void> {
    await mkdir(join(this.folder, 'tmp'))
    await writeFile(this.env.CONTAINERS_CONF!, containersConf(this.folder))
    await writeFile(
      this.env.CONTAINERS_STORAGE_CONF!,
      `[storage]\ndriver = "vfs"\ngraphroot = "${this.folder}/graph"\nrunroot = "${this.folder}/run"\n`,
    )
  }
}

/**
 * runc and modest limits, because crun refuses hybrid cgroups and raising limits takes a capability that a container
 * around this machine may lack.
 */
function containersConf(folder: string): string {
  return `[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
log_driver = "k8s-file"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
tmp_dir = "${folder}/run/libpod"
[network]
network_backend = "netavark"
network_config_dir = "${folder}/networks"
`
}
