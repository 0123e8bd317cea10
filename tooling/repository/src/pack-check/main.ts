import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { run, scratchFolder } from '@label-studio-ml/harness'
import { createOutside } from './create-outside.ts'
import { createWithoutServer } from './create-without-server.ts'
import { lintPackage } from './lint-package.ts'
import { packAll } from './pack.ts'
import { useOutside } from './use-outside.ts'

/** Builds and packs every package, looks for faults and uses the tarballs outside the workspace. Needs the registry. */
const folder = scratchFolder('pack-check')
await run('turbo', ['run', 'build', '--filter=./packages/*'])
const packed = await packAll(folder)
for (const one of packed) {
  const problems = await lintPackage(one)
  for (const problem of problems) console.error(`${one.manifest.name}: ${problem}`)
  if (problems.length > 0) process.exitCode = 1
  else console.log(`${one.manifest.name}: ${one.files.length} files, ${one.bytes.length} bytes, ready to publish`)
}
await useOutside(packed, join(folder, 'outside'))
console.log('installed outside the workspace: a backend compiles, starts and predicts')
await createWithoutServer(packed, join(folder, 'create'))
console.log('npm create label-studio-ml: makes a backend, installs no server')
await mkdir(join(folder, 'guide'))
await createOutside(join(folder, 'guide'))
console.log('the first commands of the guide: a backend passes its check and its tests, compiles, starts and predicts')
