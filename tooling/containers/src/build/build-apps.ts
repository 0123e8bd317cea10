import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, root } from '../find-apps.ts'
import { mustRun, runCommand } from '../run-command.ts'
import { cacheFolder } from './base-image.ts'
import { buildArguments, buildInWorkshop } from './build-image.ts'
import { Workshop } from './workshop.ts'

/** Builds images with the Docker engine; where none answers, into archives that `docker load` and `podman load` take. */
export async function buildApps(apps: readonly App[]): Promise<void> {
  if (await hasDockerEngine()) {
    for (const app of apps) {
      await mustRun('docker', [...(await buildArguments(app)), root], { timeout: 1800 })
      console.log(`built the image ${app.name}:latest`)
    }
    return
  }
  await buildArchives(apps)
}

async function buildArchives(apps: readonly App[]): Promise<void> {
  const workshop = await Workshop.open()
  try {
    await mkdir(join(cacheFolder, 'images'), { recursive: true })
    for (const app of apps) {
      const archive = imageArchive(app)
      await buildInWorkshop(workshop, app)
      await rm(archive, { force: true })
      await workshop.podman(['save', '--output', archive, `localhost/${app.name}:latest`], 120)
      console.log(`built ${archive}: no Docker engine answers here; load it with "docker load --input ${archive}"`)
    }
  } finally {
    await workshop.close()
  }
}

/** Where the image of an app goes when there is no engine to hold it. */
export function imageArchive({ name }: App): string {
  return join(cacheFolder, 'images', `${name}.tar`)
}

async function hasDockerEngine(): Promise<boolean> {
  const answer = await runCommand('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 20 }).catch(
    () => undefined,
  )
  return answer?.exitCode === 0
}
