import type { KeyValueDriver } from '@label-studio-ml/sdk/host'
import type { JournalDriver } from '../annotations/journal-driver.ts'
import type { ReadingDriver } from '../annotations/reading-driver.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { CredentialsDriver } from '../label-studio/credentials-driver.ts'
import type { PendingPredictionDriver } from '../pending-predictions/pending-prediction-driver.ts'
import type { ProjectDriver } from '../projects/project-driver.ts'
import type { VersionDriver } from '../versions/version-driver.ts'

/** Everything that outlives the process, except the files of model versions. */
export interface Storage {
  projects: ProjectDriver
  journal: JournalDriver
  /** A training finishes its reading before it looks at the journal. */
  readings: ReadingDriver
  versions: VersionDriver
  jobs: JobQueue
  pendingPredictions: PendingPredictionDriver
  state: KeyValueDriver
  credentials: CredentialsDriver
  /** Other users of the machine cannot read what is written. */
  isPrivate: boolean
  /** Throws `MODEL_DIR_LOST` when what is written would be gone at the next start, as every write does then. */
  assertInPlace(): void
  close(): Promise<void>
}

export interface StorageOptions {
  /** For a training: the journal stays as it is at the first look, and no new database is made. */
  forTraining?: boolean
}
