import type { KeyValueDriver } from '@label-studio-ml/sdk'
import type { JobDriver } from './job-driver.ts'
import type { JournalDriver } from './journal-driver.ts'
import type { ProjectDriver } from './project-driver.ts'
import type { VersionDriver } from './version-driver.ts'

/** Everything that outlives the process. One implementation today: SQLite. */
export interface Storage {
  projects: ProjectDriver
  journal: JournalDriver
  versions: VersionDriver
  jobs: JobDriver
  state: KeyValueDriver
  close(): Promise<void>
}
