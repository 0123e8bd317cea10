import { appendFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Workshop } from '../build/workshop.ts'
import type { App } from '../find-apps.ts'
import { Container } from './container.ts'
import { labelConfigFile } from './contract.ts'
import { expectThat } from './expect-that.ts'

/** A version that a container trained into a volume. */
export interface TrainedVersion {
  project: string
  version: string
  volume: string
}

/** A new container on the same volume serves the version that the last one trained. */
export async function checkVersionSurvives(workshop: Workshop, app: App, trained: TrainedVersion): Promise<string> {
  const { status, body } = await predictOnce(workshop, app, trained)
  expectThat(status === 200, `/predict answered ${status}: ${body}`)
  const { model_version } = JSON.parse(body)
  expectThat(model_version === trained.version, `trained was ${trained.version}, served is ${model_version}`)
  return model_version
}

/** A version with a changed artifact is passed over, and the log names the file. */
export async function checkDamagedArtifact(workshop: Workshop, app: App, trained: TrainedVersion): Promise<string> {
  const { project, version, volume } = trained
  const mountpoint = await workshop.podman(['volume', 'inspect', '--format', '{{.Mountpoint}}', volume])
  const folder = join('projects', project, 'versions', version)
  const [file] = await readdir(join(mountpoint, folder))
  expectThat(file !== undefined, `${folder} has no artifact`)
  await appendFile(join(mountpoint, folder, file), 'x')
  const { status, body, log } = await predictOnce(workshop, app, trained)
  expectThat(status === 200, `/predict answered ${status}: ${body}`)
  expectThat(JSON.parse(body).model_version !== version, `the damaged version ${version} is served`)
  const named = join(folder, file)
  expectThat(log.includes(named), `the log does not name ${named}:\n${log}`)
  return named
}

async function predictOnce(workshop: Workshop, app: App, { project, volume }: TrainedVersion) {
  const container = await Container.create(workshop, app.name, { volume })
  try {
    await container.start()
    const answer = await fetch(`${container.url}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        project,
        label_config: await readFile(labelConfigFile(app), 'utf8'),
        tasks: [{ id: 1, data: {} }],
      }),
    })
    return { status: answer.status, body: await answer.text(), log: await container.logs() }
  } finally {
    await container.stop()
  }
}
