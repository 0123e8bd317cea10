import { spawn } from 'node:child_process'
import { root, toolEnvironment } from './project.mjs'

/** The error of a command that did not end well; `output` is what it had printed, if that was held back. */
export class StepFailed extends Error {
  constructor(command, ending, output) {
    super(`"${command}" ended with ${ending}`)
    this.output = output
  }
}

/**
 * Runs a command line in the repository's root to its end. Its output is held back for the error, unless `visible`.
 * Throws `StepFailed`.
 */
export function runStep(command, { visible = false, environment = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: root,
      shell: true,
      stdio: visible ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...toolEnvironment, ...environment },
    })
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => reject(new StepFailed(command, error.message, '')))
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new StepFailed(command, signal ?? `exit code ${code}`, Buffer.concat(chunks).toString()))
    })
  })
}
