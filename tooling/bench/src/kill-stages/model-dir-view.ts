import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RunningBackend } from '@label-studio-ml/harness'

/** What can be seen of a training from outside its processes. */
export class ModelDirView {
  readonly #app: RunningBackend
  readonly #project: string
  readonly #folder: string

  constructor(app: RunningBackend, project: string) {
    this.#app = app
    this.#project = project
    this.#folder = join(app.modelDir, 'projects', project)
  }

  /** Whether a training has written this file of its version to be. */
  hasStaged(file: string): boolean {
    return this.staged().some((job) => existsSync(join(this.#folder, 'staging', job, file)))
  }

  staged(): string[] {
    return namesIn(join(this.#folder, 'staging'))
  }

  versionFolders(): string[] {
    return namesIn(join(this.#folder, 'versions')).sort()
  }

  versionRows(): string[] {
    return this.#column('SELECT version FROM versions WHERE project = ? ORDER BY version', this.#project)
  }

  /** Ids of the annotations that are kept. */
  annotations(): Set<string> {
    const query = `
      SELECT a.annotation_id FROM annotations a JOIN journals j ON j.generation = a.generation
      WHERE j.project = ? AND a.deleted = 0`
    return new Set(this.#column(query, this.#project))
  }

  integrity(): string {
    return this.#column('PRAGMA integrity_check').join('; ')
  }

  /** The training process, if one runs. */
  trainingProcess(): number | undefined {
    const { pid } = this.#app
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    return Number(children[0]) || undefined
  }

  #column(query: string, ...parameters: string[]): string[] {
    const database = new DatabaseSync(join(this.#app.modelDir, 'backend.sqlite'), { readOnly: true })
    try {
      return database
        .prepare(query)
        .all(...parameters)
        .map((row) => String(Object.values(row)[0]))
    } finally {
      database.close()
    }
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
