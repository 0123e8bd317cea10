import type { JobDriver, JobRecord } from '../../jobs/job-driver.ts'
import type { SqliteDatabase } from './database.ts'

export function createSqliteJobs(database: SqliteDatabase): JobDriver {
  const get = database.prepare<[string], { record: string }>('SELECT record FROM jobs WHERE id = ?')
  const put = database.prepare(
    'INSERT OR REPLACE INTO jobs (id, project, state, created_at, record) VALUES (?, ?, ?, ?, ?)',
  )
  const unfinished = database.prepare<[], { record: string }>(
    "SELECT record FROM jobs WHERE state IN ('queued', 'started') ORDER BY created_at",
  )
  const lastEnded = database.prepare<[], { record: string }>(`
    SELECT record, max(json_extract(record, '$.endedAt')) FROM jobs
    WHERE state IN ('finished', 'failed') GROUP BY project`)
  const removeProject = database.prepare('DELETE FROM jobs WHERE project = ?')
  return {
    get: async (id) => {
      const row = get.get(id)
      return row && (JSON.parse(row.record) as JobRecord)
    },
    put: async (job) => {
      put.run(job.id, job.project, job.state, job.createdAt, JSON.stringify(job))
    },
    unfinished: async () => unfinished.all().map((row) => JSON.parse(row.record) as JobRecord),
    lastEnded: async () => lastEnded.all().map((row) => JSON.parse(row.record) as JobRecord),
    removeProject: async (project) => {
      removeProject.run(project)
    },
  }
}
