import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '@label-studio-ml/harness'
import type { PackedPackage } from './pack.ts'

const needed = ['create-label-studio-ml', 'label-studio-ml'].concat(
  ['learners', 'protocol', 'sdk'].map((name) => `@label-studio-ml/${name}`),
)

/** `npm create label-studio-ml` with nothing installed but what it asks for: no server is among it. Throws. */
export async function createWithoutServer(packed: PackedPackage[], folder: string): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'nothing-yet', private: true }))
  const tarballs = packed.filter(({ manifest }) => needed.includes(manifest.name)).map(({ tarball }) => tarball)
  await run('npm', ['install', '--no-audit', '--no-fund', ...tarballs], { cwd: folder })
  const installed = ['fastify', 'better-sqlite3', '@label-studio-ml/server'].filter((name) =>
    existsSync(join(folder, 'node_modules', name)),
  )
  assert.deepEqual(installed, [], 'creating a backend needs no server')
  const create = join(folder, 'node_modules', '.bin', 'create-label-studio-ml')
  await run(create, ['my-backend', '--control', 'Labels'], { cwd: folder })
  assert.ok(existsSync(join(folder, 'my-backend', 'src', 'model.ts')), 'no backend was created')
}
