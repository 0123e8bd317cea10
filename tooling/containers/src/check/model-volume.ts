import { appendFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Workshop } from '../build/workshop.ts'
import type { App } from '../find-apps.ts'
import { Container } from './container.ts'
import { labelConfigFile } from './contract.ts'
import { expectThat } from './expect-that.ts'

/** A project that was trained while the volume was in use, with its artifacts as the host sees them. */
interface TrainedProject {
  uid: string
  versions: string[]
  files: string[]
}

/** A new container on the same volume serves the version that the last one trained. */
export async function checkVersionSurvives(workshop: Workshop, app: App, volume: string): Promise<string> {
  const { uid, versions } = await trainedProject(workshop, volume)
  const { status, body } = await predictOnce(workshop, app, volume, uid)
  expectThat(status === 200, `/predict answered ${status}: ${body}`)
  const { model_version } = JSON.parse(body)
  expectThat(versions.includes(model_version), `the volume has ${versions.join(', ')}, served was ${model_version}`)
  return model_version
}

/** With changed artifacts /predict answers 503, and the log names a changed file. */
export async function checkDamagedArtifact(workshop: Workshop, app: App, volume: string): Promise<string> {
  const { uid, files } = await trainedProject(workshop, volume)
  for (const file of files) await appendFile(file, 'x')
  const { status, body, log } = await predictOnce(workshop, app, volume, uid)
  expectThat(status === 503, `/predict answered ${status}: ${body}`)
  const named = /\/data\/models\/projects\/\S+ should have SHA-256/.exec(log)?.[0]
  expectThat(named !== undefined, `the log names no file: ${log}`)
  return named.split(' ')[0]!
}

async function predictOnce(workshop: Workshop, app: App, volume: string, project: string) {
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

async function trainedProject(workshop: Workshop, volume: string): Promise<TrainedProject> {
  const mountpoint = await workshop.podman(['volume', 'inspect', '--format', '{{.Mountpoint}}', volume])
  const projects = join(mountpoint, 'projects')
  for (const uid of await foldersIn(projects)) {
    const versions = await foldersIn(join(projects, uid, 'versions'))
    const files = await Promise.all(versions.map((version) => filesIn(join(projects, uid, 'versions', version))))
    if (files.flat().length > 0) return { uid, versions, files: files.flat() }
  }
  throw new Error(`${projects} has no trained version: the contract tests before this should have left one`)
}

function foldersIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((name) => join(folder, name))
}
