import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BackendError } from '@label-studio-ml/protocol'
import type { VersionRecord } from './version-driver.ts'

/** Files of model versions below MODEL_DIR: written beside, checksummed, then renamed whole. */
export interface ArtifactStore {
  /** Makes an empty folder for a job to write into. */
  stage(project: string, job: string): Promise<string>
  /**
   * Brings what the job wrote safely to the disk. Returns the SHA-256 of each file by its path below the folder.
   * Throws `TRAINING_FAILED` for what is neither file nor folder.
   */
  checksums(project: string, job: string): Promise<Record<string, string>>
  /** Turns what the job wrote into the version's folder. */
  publish(project: string, job: string, version: string): Promise<void>
  discardStaged(project: string, job: string): Promise<void>
  folder(project: string, version: string): string
  /** Throws `MODEL_DIR_UNUSABLE` if a file of the version is gone or changed. */
  verify(version: VersionRecord): Promise<void>
  /** Copies one project's version for another project; the copy is staged under `job`. */
  stageCopy(from: VersionRecord, project: string, job: string): Promise<void>
  removeVersion(project: string, version: string): Promise<void>
  removeProject(project: string): Promise<void>
  /** Removes what a crash left: staged folders, and versions that were never registered. */
  removeLeftovers(known: readonly VersionRecord[]): Promise<void>
}

export function createArtifactStore(modelDir: string): ArtifactStore {
  const projectFolder = (project: string) => join(modelDir, 'projects', folderName(project))
  const staged = (project: string, job: string) => join(projectFolder(project), 'staging', folderName(job))
  const folder = (project: string, version: string) => join(projectFolder(project), 'versions', folderName(version))
  return {
    folder,
    stage: async (project, job) => {
      await rm(staged(project, job), { recursive: true, force: true })
      await mkdir(staged(project, job), { recursive: true })
      return staged(project, job)
    },
    checksums: (project, job) => checksumsOf(staged(project, job)),
    publish: async (project, job, version) => {
      await mkdir(dirname(folder(project, version)), { recursive: true })
      await rename(staged(project, job), folder(project, version))
    },
    discardStaged: (project, job) => rm(staged(project, job), { recursive: true, force: true }),
    verify: (version) => verifyChecksums(version, folder(version.project, version.version), modelDir),
    stageCopy: async (from, project, job) => {
      await cp(folder(from.project, from.version), staged(project, job), { recursive: true })
    },
    removeVersion: (project, version) => removeWhole(folder(project, version)),
    removeProject: (project) => removeWhole(projectFolder(project)),
    removeLeftovers: async (known) => {
      const kept = new Set(known.map(({ project, version }) => folder(project, version)))
      const projects = await folderNames(join(modelDir, 'projects'))
      for (const project of projects.map((name) => join(modelDir, 'projects', name))) {
        await rm(join(project, 'staging'), { recursive: true, force: true })
        const versions = (await folderNames(join(project, 'versions'))).map((name) => join(project, 'versions', name))
        for (const unknown of versions.filter((version) => !kept.has(version))) await rm(unknown, { recursive: true })
      }
    },
  }
}

/** Moved aside first: the removal of a folder in which a training still writes can fail halfway. */
async function removeWhole(folder: string): Promise<void> {
  const aside = join(dirname(folder), `removed-${randomUUID()}`)
  try {
    await rename(folder, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  await rm(aside, { recursive: true, force: true })
}

async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** A project uid or version as one safe path segment, readable where it can be. */
function folderName(name: string): string {
  const safe = /^[\w+-][\w.+-]{0,99}$/.test(name)
  return safe ? name : `x-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
}

async function checksumsOf(folder: string): Promise<Record<string, string>> {
  const checksums: Record<string, string> = {}
  for (const name of await fileNames(folder)) {
    const file = join(folder, name)
    await syncToDisk(file)
    checksums[name] = await sha256(file)
  }
  return checksums
}

/** Paths of all files below a folder, written with `/`, in order. */
async function fileNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names: string[] = []
  for (const entry of entries.filter((found) => !found.isDirectory())) {
    const name = relative(folder, join(entry.parentPath, entry.name))
    if (!entry.isFile()) throw notAFile(name, entry.isSymbolicLink() ? 'a symbolic link' : 'a special file')
    names.push(name.split(sep).join('/'))
  }
  return names.sort()
}

function notAFile(name: string, kind: string): BackendError {
  return new BackendError(
    'TRAINING_FAILED',
    `The artifact "${name}" is ${kind}: fit() must write files and folders only, so that a version stays as it was made.`,
  )
}

async function syncToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

async function verifyChecksums(version: VersionRecord, folder: string, modelDir: string): Promise<void> {
  for (const [name, expected] of Object.entries(version.checksums)) {
    const found = await sha256(join(folder, name)).catch(() => 'no file')
    if (found === expected) continue
    throw new BackendError(
      'MODEL_DIR_UNUSABLE',
      `Version ${version.version} of project ${version.project} is damaged: ${relative(modelDir, join(folder, name))} in MODEL_DIR should have SHA-256 ${expected}, found ${found}. Restore the file, or train again.`,
    )
  }
}
