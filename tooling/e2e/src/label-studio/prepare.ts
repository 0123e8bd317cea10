import { chosenReleases } from './releases.ts'
import { databaseTemplate, installedCommands } from './start.ts'

/** Installs the releases and migrates a database for each, before the tests that need them run side by side. */
export default async function prepareLabelStudio(): Promise<void> {
  const releases = chosenReleases()
  for (const release of releases) await installedCommands(release)
  await Promise.all(releases.map(databaseTemplate))
}
