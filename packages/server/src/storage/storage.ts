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
  /** Throws `MODEL_DIR_LOST` when what is written would be gone at the next start, as every write does then. */
  assertInPlace(): void
  close(): Promise<void>
}
