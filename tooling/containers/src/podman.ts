import { type RunResult, run, tryRun } from '@label-studio-ml/harness'
import type { App } from './apps.ts'

/** What `FROM` names in our Dockerfiles. */
export const baseImage = 'docker.io/library/node:24-bookworm-slim'

/** Flags under which every check runs a backend: what docs/containers.md recommends. */
export const hardened = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges']

/** Runs podman and returns its standard output. Throws when its exit code is not 0. */
export function podman(...args: string[]): Promise<string> {
  return run('podman', args, { timeoutMs: 120_000 })
}

/** Runs podman to its end, whatever its exit code is. */
export function tryPodman(...args: string[]): Promise<RunResult> {
  return tryRun('podman', args, { timeoutMs: 120_000 })
}

/** Builds an image. CONTAINER_BUILD_FLAGS are further flags that this machine needs, with spaces between. */
export async function buildImage(name: string, context: string, ...flags: string[]): Promise<void> {
  const own = (process.env.CONTAINER_BUILD_FLAGS ?? '').split(' ').filter(Boolean)
  await run('podman', ['build', '--tag', `${name}:latest`, ...own, ...flags, context], { timeoutMs: 600_000 })
}

/** As docs/containers.md builds an app, and with the labels for version and revision. */
export async function buildAppImage({ name, version }: App): Promise<void> {
  const revision = (await tryRun('git', ['rev-parse', 'HEAD'])).stdout.trim() || 'unknown'
  const settings = { APP: name, VERSION: version, REVISION: revision }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`])
  await buildImage(name, '.', '--file', 'deploy/Dockerfile', ...flags)
}

interface ImageDetails {
  Size: number
  Config: { User: string; Labels: Record<string, string>; Volumes: object }
  Healthcheck?: { Test: string[] }
}

export async function inspectImage(image: string): Promise<ImageDetails> {
  return JSON.parse(await podman('image', 'inspect', image))[0]
}
