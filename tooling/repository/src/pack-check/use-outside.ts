import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run, startEntry } from '@label-studio-ml/harness'
import { readManifest } from '../workspace/workspace-packages.ts'
import { askForChoice } from './ask-for-choice.ts'
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
  const tarballs = packed.map(({ tarball }) => tarball)
  await run('npm', ['install', '--no-audit', '--no-fund', ...tarballs, ...tools], { cwd: folder })
  await run('node_modules/.bin/tsc', typecheckOptions, { cwd: folder })
  await run('node', ['--input-type=module', '--eval', importEverything(packed)], { cwd: folder })
  const app = await startEntry(join(folder, 'backend.ts'))
  try {
    await askForChoice(app.url, labelConfig, 'Positive')
  } finally {
    await app.stop()
  }
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
