import { openSqliteDatabase } from './sqlite-database.ts'
import { createSqliteJobs } from './sqlite-jobs.ts'
import { createSqliteJournal } from './sqlite-journal.ts'
import { createSqliteProjects } from './sqlite-projects.ts'
import { createSqliteState } from './sqlite-state.ts'
import { createSqliteVersions } from './sqlite-versions.ts'
import type { Storage } from './storage.ts'

/** Storage in one SQLite file; `:memory:` for tests. Throws `MODEL_DIR_UNUSABLE`. */
export function createSqliteStorage(file: string): Storage {
  const database = openSqliteDatabase(file)
  return {
    projects: createSqliteProjects(database),
    journal: createSqliteJournal(database),
    versions: createSqliteVersions(database),
    jobs: createSqliteJobs(database),
    state: createSqliteState(database),
    close: async () => {
      database.close()
    },
  }
}
