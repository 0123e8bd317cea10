import assert from 'node:assert/strict'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../run-program.ts'
import { startEntry } from '../running-app/start-entry.ts'
import { readManifest, root } from '../workspace/workspace-packages.ts'
import type { PackedPackage } from './pack.ts'

const labelConfig = `<View>
  <Text name="text" value="$text"/>
  <Choices name="sentiment" toName="text"><Choice value="Positive"/><Choice value="Negative"/></Choices>
</View>`

/** Installs the tarballs into an empty folder outside the workspace and runs a small backend there. Throws. */
export async function useOutside(packed: PackedPackage[], folder: string): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'outside', private: true, type: 'module' }))
  await cp(new URL('__fixtures__/backend.ts', import.meta.url), join(folder, 'backend.ts'))
  const { devDependencies = {} } = readManifest(root)
  const tools = ['typescript', '@types/node'].map((name) => `${name}@${devDependencies[name]}`)
  run('npm', ['install', '--no-audit', '--no-fund', ...packed.map(({ tarball }) => tarball), ...tools], folder)
  run('node_modules/.bin/tsc', typecheckOptions, folder)
  run('node', ['--input-type=module', '--eval', importEverything(packed)], folder)
  await askBackend(join(folder, 'backend.ts'))
}

const typecheckOptions =
  '--noEmit --strict --module nodenext --target es2024 --types node --skipLibCheck backend.ts'.split(' ')

function importEverything(packed: PackedPackage[]): string {
  const names = packed.flatMap(({ manifest }) =>
    Object.entries(manifest.exports ?? {})
      .filter(([, target]) => typeof target === 'object')
      .map(([path]) => join(manifest.name, path)),
  )
  return names.map((name) => `await import('${name}')`).join('\n')
}

async function askBackend(entry: string): Promise<void> {
  const app = await startEntry(entry)
  try {
    const health = await fetch(`${app.url}/health`)
    assert.equal(health.status, 200, `/health answered ${health.status}: ${await health.text()}`)
    const predict = await fetch(`${app.url}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        tasks: [{ id: 1, data: { text: 'fine' } }],
        label_config: labelConfig,
        project: '1.1700000000',
      }),
    })
    const answer = await predict.text()
    assert.equal(predict.status, 200, `/predict answered ${predict.status}: ${answer}`)
    assert.deepEqual(JSON.parse(answer).results[0].result[0].value, { choices: ['Positive'] })
  } finally {
    await app.stop()
  }
}
