import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startEntry } from '../running-app/start-entry.ts'
import { readManifest } from '../workspace/workspace-packages.ts'
import type { PackedPackage } from './pack.ts'
import { run } from './run.ts'

const project = '1.1700000000'

/**
 * Lets the packed command line create a backend below `folder`, installs it there with npm from the tarballs, and runs
 * its checks, its tests and the backend itself. `installed` is the folder where the tarballs are installed. Throws.
 */
export async function createOutside(packed: PackedPackage[], installed: string, folder: string): Promise<void> {
  const created = join(folder, 'my-backend')
  run(join(installed, 'node_modules', '.bin', 'label-studio-ml'), ['create', created], installed)
  await useTarballs(packed, created)
  run('npm', ['install', '--no-audit', '--no-fund'], created)
  run('npx', ['label-studio-ml', 'start', '--check'], created)
  run('npm', ['test'], created)
  run('npm', ['run', 'typecheck'], created)
  await ask(created)
}

/** The registry does not have these packages: each comes from its tarball, also as a dependency of another. */
async function useTarballs(packed: PackedPackage[], created: string): Promise<void> {
  const { dependencies = {}, devDependencies = {}, ...rest } = readManifest(created)
  const files = Object.fromEntries(packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]))
  const replaced = (wanted: Record<string, string>) =>
    Object.fromEntries(Object.entries(wanted).map(([name, version]) => [name, files[name] ?? version]))
  const given = { ...replaced(dependencies), ...replaced(devDependencies) }
  const overrides = Object.fromEntries(Object.entries(files).filter(([name]) => !(name in given)))
  const manifest = {
    ...rest,
    dependencies: replaced(dependencies),
    devDependencies: replaced(devDependencies),
    overrides,
  }
  await writeFile(join(created, 'package.json'), JSON.stringify(manifest, null, 2))
}

async function ask(created: string): Promise<void> {
  const labelConfig = await readFile(join(created, 'label-config.xml'), 'utf8')
  const program = join(created, 'node_modules', '@label-studio-ml', 'cli', 'bin', 'label-studio-ml.js')
  const app = await startEntry(program, ['start', created])
  try {
    assert.equal((await fetch(`${app.url}/health`)).status, 200)
    const tasks = [{ id: 1, data: { text: 'fine' } }]
    const body = JSON.stringify({ tasks, label_config: labelConfig, project })
    const predict = await fetch(`${app.url}/predict`, { method: 'POST', body })
    const answer = await predict.text()
    assert.equal(predict.status, 200, `/predict answered ${predict.status}: ${answer}`)
    assert.deepEqual(JSON.parse(answer).results[0].result[0].value, { choices: ['Positive'] })
  } finally {
    await app.stop()
  }
}
