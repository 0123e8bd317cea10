import { buildApps } from './build/build-apps.ts'
import { checkApps } from './check/check-apps.ts'
import { findApps } from './find-apps.ts'
import { writeGeneratedFiles } from './generated-files.ts'

const [command, ...names] = process.argv.slice(2).filter((argument) => argument !== '--')

try {
  const apps = findApps(names)
  if (command === 'write') console.log(writeGeneratedFiles(apps).join('\n'))
  else if (command === 'build') await buildApps(apps)
  else if (command === 'check') process.exitCode = await checkApps(apps)
  else throw new Error(`"${command}" is no command; there are write, build and check, each with names of apps or none.`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
