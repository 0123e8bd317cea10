import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

export interface ExportMeasured {
  annotations: number
  seconds: number
  /** The most that the process of the reader ever took. */
  memoryMB: number
}

const node = ['--conditions=@label-studio-ml/source']
const programOf = (name: string) => join(import.meta.dirname, name)

/** Reads the export of a project of this size in a process whose heap is limited. */
export async function measureExport(taskCount: number, heapMB: number): Promise<ExportMeasured> {
  const server = spawn(process.execPath, [...node, programOf('large-project.ts'), String(taskCount)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [url] = await once(createInterface(server.stdout), 'line')
    const args = [...node, `--max-old-space-size=${heapMB}`, programOf('read-export.ts'), url]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    return JSON.parse(stdout)
  } finally {
    server.kill()
  }
}
