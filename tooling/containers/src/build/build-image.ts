import { join } from 'node:path'
import { type App, root } from '../find-apps.ts'
import { runCommand } from '../run-command.ts'
import { certificatesInBuild, writeRegistrySettings } from './registry-settings.ts'
import type { Workshop } from './workshop.ts'

/** Arguments of `docker build` and `podman build` alike, with the top of the repository as context. */
export async function buildArguments({ name, version }: App): Promise<string[]> {
  const { stdout } = await runCommand('git', ['rev-parse', 'HEAD'], { cwd: root, timeout: 10 })
  return [
    'build',
    ...['--file', join(root, 'apps', name, 'Dockerfile')],
    ...['--tag', `${name}:latest`],
    ...['--build-arg', `VERSION=${version}`],
    ...['--build-arg', `REVISION=${stdout.trim() || 'unknown'}`],
  ]
}

/** Builds an app's image into the workshop's store, with this machine's registry settings. */
export async function buildInWorkshop(workshop: Workshop, app: App): Promise<void> {
  await podmanBuild(workshop, await buildArguments(app), root)
}

/** Runs `podman build` with these arguments in a folder. */
export async function podmanBuild(workshop: Workshop, buildArguments: string[], context: string): Promise<void> {
  const { npmrc, certificates } = await writeRegistrySettings(workshop.folder)
  const args = [
    ...buildArguments,
    ...['--isolation', 'chroot', '--network', 'host', '--pull-never', '--layers=false', '--format', 'docker'],
    ...['--secret', `id=npmrc,src=${npmrc}`],
    ...(certificates ? ['--volume', `${certificates}:${certificatesInBuild}:ro`] : []),
    context,
  ]
  await workshop.podman(args, 300)
}
