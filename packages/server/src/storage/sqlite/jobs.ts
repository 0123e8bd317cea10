import type { JobTable } from '../../jobs/embedded-job-queue.ts'
import { type JobFilter, type JobLogLine, type JobRecord, maxLoggedJobs, maxLogLines } from '../../jobs/job-queue.ts'
import type { SqliteDatabase } from './database.ts'

interface Row {
  id: string
  kind: JobRecord['kind']
  project: string
  state: JobRecord['state']
  input: string
  attempts: number
  created_at: string
  run_at: string
  ended_at: string | null
  progress: number
  error: string | null
  result: string | null
}

export function createSqliteJobs(database: SqliteDatabase): JobTable {
  const get = database.prepare<[string], Row>('SELECT * FROM jobs WHERE id = ?')
  // Not INSERT OR REPLACE: a job that changes keeps its place among those of the same millisecond.
  const put = database.prepare(`
    INSERT INTO jobs (id, kind, project, state, input, attempts, created_at, run_at, ended_at, progress, error, result)
    VALUES (@id, @kind, @project, @state, @input, @attempts, @createdAt, @runAt, @endedAt, @progress, @error, @result)
    ON CONFLICT (id) DO UPDATE SET (state, input, attempts, run_at, ended_at, progress, error, result) =
      (@state, @input, @attempts, @runAt, @endedAt, @progress, @error, @result)`)
  const log = createJobLog(database)
  const remove = database.prepare('DELETE FROM jobs WHERE project = ?')
  const list = createJobList(database)
  const removeProject = database.transaction((project: string) => {
    log.removeProject(project)
    remove.run(project)
  })
  return {
    get: async (id) => {
      const row = get.get(id)
      return row && recordOf(row)
    },
    put: async (job) => {
      const result = job.result === null ? null : JSON.stringify(job.result)
      put.run({ ...job, input: JSON.stringify(job.input), result })
      if (job.endedAt !== null) log.trim(job.project)
    },
    list: async (filter) => list(filter).map(recordOf),
    addLog: async (id, line) => log.add.immediate(id, line),
    log: async (id) => log.lines(id),
    removeProject: async (project) => removeProject.immediate(project),
  }
}

function createJobList(database: SqliteDatabase) {
  const conditions = `
    (@kind IS NULL OR kind = @kind) AND (@project IS NULL OR project = @project)
    AND (@states IS NULL OR state IN (SELECT value FROM json_each(@states)))`
  const all = database.prepare<[object], Row>(`SELECT * FROM jobs WHERE ${conditions} ORDER BY created_at, rowid`)
  const lastEnded = database.prepare<[object], Row>(`
    SELECT * FROM (SELECT *, max(ended_at) FROM jobs WHERE ended_at IS NOT NULL AND ${conditions} GROUP BY project)
    ORDER BY created_at`)
  return ({ kind, project, states, lastEnded: isLastEnded }: JobFilter): Row[] =>
    (isLastEnded ? lastEnded : all).all({
      kind: kind ?? null,
      project: project ?? null,
      states: states ? JSON.stringify(states) : null,
    })
}

function createJobLog(database: SqliteDatabase) {
  const insert = database.prepare('INSERT INTO job_log (job, at, message) VALUES (?, ?, ?)')
  const trimLines = database.prepare(`
    DELETE FROM job_log WHERE job = @job AND line <= (
      SELECT line FROM job_log WHERE job = @job ORDER BY line DESC LIMIT 1 OFFSET ${maxLogLines})`)
  const lines = database.prepare<[string], JobLogLine>('SELECT at, message FROM job_log WHERE job = ? ORDER BY line')
  const trimJobs = database.prepare(`
    DELETE FROM job_log WHERE job IN (
      SELECT id FROM jobs WHERE project = ? AND ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT -1 OFFSET ${maxLoggedJobs})`)
  const remove = database.prepare('DELETE FROM job_log WHERE job IN (SELECT id FROM jobs WHERE project = ?)')
  return {
    add: database.transaction((job: string, { at, message }: JobLogLine) => {
      insert.run(job, at, message)
      trimLines.run({ job })
    }),
    lines: (job: string) => lines.all(job),
    trim: (project: string) => trimJobs.run(project),
    removeProject: (project: string) => remove.run(project),
  }
}

function recordOf(row: Row): JobRecord {
  const { id, kind, project, state, attempts, progress, error } = row
  return {
    id,
    kind,
    project,
    state,
    input: JSON.parse(row.input),
    attempts,
    createdAt: row.created_at,
    runAt: row.run_at,
    endedAt: row.ended_at,
    progress,
    error,
    result: row.result === null ? null : JSON.parse(row.result),
  }
}
