import { installWhenNeeded } from './install.mjs'
import { runStep } from './run-step.mjs'

/** `npm run pack:all [folder]`: builds and packs everything that is published; plain JavaScript for the host's Node. */
const [folder = 'packed'] = process.argv.slice(2)

try {
  await installWhenNeeded()
  await runStep('turbo run build --filter=./packages/*')
  await runStep(`node tooling/repository/src/pack/main.ts "${folder}"`, { visible: true })
} catch (error) {
  if (error.output) console.error(error.output)
  console.error(error.message)
  process.exitCode = 1
}
