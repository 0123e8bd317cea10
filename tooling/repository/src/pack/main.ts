import { statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { packPackages } from './pack-packages.ts'

/** `npm run pack:all`, once everything is built: packs into the folder that is named and says what to do with it. */
const folder = resolve(root, process.argv[2] ?? 'packed')
for (const { source, file } of await packPackages(folder)) {
  const { name, version } = source.manifest
  console.log(`${relative(root, file)}: ${name} ${version}, ${Math.ceil(statSync(file).size / 1000)} kB`)
}
const program = join(root, 'packages', 'cli', 'bin', 'label-studio-ml.js')
console.log(`
To make a backend of them, in any other folder:
  node ${program} create my-backend --packages ${folder}`)
