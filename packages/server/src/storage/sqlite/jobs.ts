import { type JobFilter, type JobLogLine, type JobRecord, maxLoggedJobs, maxLogLines } from '../../jobs/job-queue.ts'
import type { JobTable } from '../../jobs/job-table.ts'
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
      if (job.endedAt !== null) log.trim(job)
    },
    list: async (filter) => list(filter).map(recordOf),
    addLog: async (id, line) => log.add.immediate(id, line),
    log: async (id) => log.lines(id),
    removeProject: async (project) => removeProject.immediate(project),
  }
}

/** A statement for each kind of filter, so that SQLite can use its indices: there may be thousands of jobs. */
function createJobList(database: SqliteDatabase) {
  const prepare = (sql: string) => database.prepare<[object], Row>(sql)
  const statements = new Map<string, ReturnType<typeof prepare>>()
  return (filter: JobFilter): Row[] => {
    const sql = selectJobs(filter)
    const statement = statements.get(sql) ?? prepare(sql)
    statements.set(sql, statement)
    return statement.all({ ...filter, states: JSON.stringify(filter.states) })
  }
}

/**
 * With + before a column, SQLite takes no index of it. A project may have thousands of jobs, so the few that wait or run are
 * found by their state, and the one that ended last by its project.
 */
function selectJobs({ kind, project, states, lastEnded }: JobFilter): string {
  const ofProject = project === undefined ? '' : `${states && !lastEnded ? '+' : ''}project = @project`
  const conditions = [
    ofProject,
    kind ? 'kind = @kind' : '',
    states ? `${lastEnded ? '+' : ''}state IN (SELECT value FROM json_each(@states))` : '',
  ]
  if (!lastEnded) return `SELECT * FROM jobs ${where(conditions)} ORDER BY created_at, rowid`
  const ended = ['project = projects.project', 'ended_at IS NOT NULL', ...conditions]
  return `
    SELECT * FROM jobs WHERE id IN (
      SELECT (SELECT id FROM jobs ${where(ended)} ORDER BY ended_at DESC LIMIT 1)
      FROM (SELECT DISTINCT project FROM jobs ${where([ofProject])}) AS projects)
    ORDER BY created_at, rowid`
}

function where(conditions: readonly string[]): string {
  const asked = conditions.filter(Boolean)
  return asked.length > 0 ? `WHERE ${asked.join(' AND ')}` : ''
}

function createJobLog(database: SqliteDatabase) {
  const insert = database.prepare('INSERT INTO job_log (job, at, message) VALUES (?, ?, ?)')
  const trimLines = database.prepare(`
    DELETE FROM job_log WHERE job = @job AND line <= (
      SELECT line FROM job_log WHERE job = @job ORDER BY line DESC LIMIT 1 OFFSET ${maxLogLines})`)
  const lines = database.prepare<[string], JobLogLine>('SELECT at, message FROM job_log WHERE job = ? ORDER BY line')
  // One job falls out whenever another one ends; older ones have no log any more.
  const trimJobs = database.prepare(`
    DELETE FROM job_log WHERE job IN (
      SELECT id FROM jobs WHERE project = @project AND kind = @kind AND ended_at IS NOT NULL
        ORDER BY ended_at DESC LIMIT ${maxLoggedJobs} OFFSET ${maxLoggedJobs})`)
  const remove = database.prepare('DELETE FROM job_log WHERE job IN (SELECT id FROM jobs WHERE project = ?)')
  return {
    add: database.transaction((job: string, { at, message }: JobLogLine) => {
      insert.run(job, at, message)
      trimLines.run({ job })
    }),
    lines: (job: string) => lines.all(job),
    trim: ({ project, kind }: JobRecord) => trimJobs.run({ project, kind }),
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
