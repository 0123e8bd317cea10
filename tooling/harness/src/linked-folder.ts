import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './repository.ts'
import { scratchFolder } from './scratch-folder.ts'

const programs = {
  'label-studio-ml': 'packages/cli/bin/label-studio-ml.js',
  'create-label-studio-ml': 'packages/create/bin/create-label-studio-ml.js',
}

/**
 * An empty folder outside of the repository in which our packages, their programs and what a created backend needs are installed:
 * `npx label-studio-ml`, `npm create label-studio-ml` and `npm start` work in it and below it, from this repository's sources.
 */
export function linkedFolder(): string {
  const folder = scratchFolder('commands')
  const link = (from: string, name: string) => {
    const path = join(folder, 'node_modules', name)
    mkdirSync(dirname(path), { recursive: true })
    symlinkSync(join(root, from), path, 'dir')
  }
  for (const name of ['learners', 'sdk', 'server']) link(`packages/${name}`, `@label-studio-ml/${name}`)
  for (const name of ['vitest', '@types']) link(`node_modules/${name}`, name)
  mkdirSync(join(folder, 'node_modules', '.bin'))
  for (const [name, file] of Object.entries(programs)) {
    const script = `#!/bin/sh\nexec node --conditions=@label-studio-ml/source '${join(root, file)}' "$@"\n`
    writeFileSync(join(folder, 'node_modules', '.bin', name), script, { mode: 0o755 })
  }
  return folder
}
