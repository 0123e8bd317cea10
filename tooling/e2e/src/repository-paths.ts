import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')

/** Folders of the repository that the harness reads and writes, and the document it reads. */
export const repositoryPaths = {
  /** Backends that only scenarios need, laid out as the apps are. */
  backends: join(root, 'tooling', 'e2e', 'src', 'backends'),
  /** Virtual environments and migrated databases, one folder a release. Git-ignored. */
  labelStudioCache: join(root, '.cache', 'label-studio'),
  /** Its commands are run, its messages are compared with what Label Studio says. */
  connectGuide: join(root, 'docs', 'connect.md'),
  /** Screenshots, traffic and logs of failed runs. Git-ignored. */
  artifacts: join(root, 'tooling', 'e2e', 'artifacts'),
}
