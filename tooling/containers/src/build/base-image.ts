import { existsSync } from 'node:fs'
import { appendFile, chmod, chown, copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../find-apps.ts'
import { mustRun } from '../run-command.ts'

export const cacheFolder = join(root, '.cache/containers')

/** Contents that the slim image of Node leaves out too. */
const disposable = [
  'var/cache/apt',
  'var/lib/apt/lists',
  'usr/share/doc',
  'usr/share/man',
  'usr/share/info',
  'usr/share/locale',
  'var/log',
]

/**
 * A root file system like that of the `node` image on Debian bookworm, as a tar file: for machines that reach Debian's
 * and npm's packages but no registry of images. Node is the one that runs this. Kept in `.cache/containers`.
 */
export async function makeBaseImage(): Promise<string> {
  const file = join(cacheFolder, `debian-bookworm-node-${process.version}.tar`)
  if (existsSync(file)) return file
  await mkdir(cacheFolder, { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), 'containers-base-'))
  try {
    await mustRun('debootstrap', ['--variant=minbase', 'bookworm', folder], { timeout: 300 })
    for (const name of disposable) await empty(join(folder, name))
    await addNode(folder)
    await chmod(folder, 0o755)
    await mustRun('tar', ['--create', '--file', `${file}.part`, '--directory', folder, '.'], { timeout: 120 })
    await rename(`${file}.part`, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return file
}

/** Node, npm and the user `node`, as in the official image. */
async function addNode(folder: string): Promise<void> {
  await copyFile(process.execPath, join(folder, 'usr/local/bin/node'))
  await chmod(join(folder, 'usr/local/bin/node'), 0o755)
  const npmArguments = ['install', '--global', '--prefix', join(folder, 'usr/local'), 'npm@11']
  await mustRun('npm', npmArguments, { cwd: folder, timeout: 120 })
  await appendFile(join(folder, 'etc/passwd'), 'node:x:1000:1000::/home/node:/bin/bash\n')
  await appendFile(join(folder, 'etc/group'), 'node:x:1000:\n')
  await mkdir(join(folder, 'home/node'))
  await chown(join(folder, 'home/node'), 1000, 1000)
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
}
